export type Place = { readonly startMs: number; readonly endMs: number }

/** What the person last said about one of our events, in Google's own page. */
export type Said = {
  readonly blockId: string
  readonly eventId: string
  place: Place | null
  title: string | null
}

/**
 * What the person did, as they would tell it: what has to be found again at the end. A later action of theirs on the
 * page takes the place of an earlier one in Google.
 */
export class Story {
  readonly said = new Map<string, Said>()
  /** Blocks that may be skipped: the person deleted or skipped them. */
  readonly dropped = new Set<string>()
  /** Google told lies: what the mirror missed comes back with the next full reading only. */
  isLiedTo = false
  hasRevoked = false

  about(eventId: string, blockId: string): Said {
    const known = this.said.get(eventId) ?? { blockId, eventId, place: null, title: null }
    this.said.set(eventId, known)
    return known
  }

  /** The person decided about the block on the page: where it lay in Google no longer counts. */
  decided(blockId: string): void {
    for (const said of this.said.values()) if (said.blockId === blockId) said.place = null
  }

  decidedAll(): void {
    for (const said of this.said.values()) said.place = null
  }

  forget(eventId: string): void {
    this.said.delete(eventId)
  }
}
