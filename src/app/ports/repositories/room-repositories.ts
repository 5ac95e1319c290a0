export type NotedRoom = {
  readonly id: string
  readonly notedAtMs: number
  /** When the quarter of its sums began: it counts in one of the workspaces that the person was in since. */
  readonly quarterFromMs: number
  /** The Monday of the first week; the others follow on each other. */
  readonly firstWeek: string
  readonly weeks: readonly { readonly needMinutes: number; readonly freeMinutes: number }[]
}

/** What a person's goals need and what is free for them, noted for the sums of their teams. */
export type RoomRepository = {
  note(room: NotedRoom): Promise<void>
  isNotedSince(ms: number): Promise<boolean>
}
