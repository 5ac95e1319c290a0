export type NotedRoom = {
  readonly id: string
  readonly notedAtMs: number
  /** The Monday of the first week; the others follow on each other. */
  readonly firstWeek: string
  readonly weeks: readonly { readonly needMinutes: number; readonly freeMinutes: number }[]
}

/** What a person's goals need and what is free for them, noted for the sums of their teams. */
export type RoomRepository = {
  note(room: NotedRoom): Promise<void>
  isNotedSince(ms: number): Promise<boolean>
}
