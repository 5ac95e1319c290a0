export type Goodbye = {
  /** Null where somebody came without one. */
  readonly receipt: string | null
  readonly saidAt: string
  readonly removesBlocks: boolean
}

export const goodbyePath = '/goodbye'

/** Where the receipt of a deleted account is shown. */
export function goodbyeAddress({ receipt, saidAt, removesBlocks }: Goodbye & { receipt: string }): string {
  const search = new URLSearchParams({ receipt, saidAt, ...(removesBlocks && { blocks: 'removed' }) })
  return `${goodbyePath}?${search}`
}

/** The time in UTC: nobody knows any more in which zone its reader lives. */
export function readGoodbye(search: string): Goodbye {
  const params = new URLSearchParams(search)
  const said = Date.parse(params.get('saidAt') ?? '')
  return {
    receipt: params.get('receipt'),
    saidAt: Number.isNaN(said) ? '' : `${new Date(said).toISOString().slice(0, 16).replace('T', ', ')} UTC`,
    removesBlocks: params.get('blocks') === 'removed',
  }
}
