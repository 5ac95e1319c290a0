/** A goodbye that was said; the receipt names what is kept about it, which tells nothing of the person. */
export type Departure = { readonly receipt: string; readonly saidAtMs: number }

/** How a person leaves for good: said first, done when nothing is left of them at Google. */
export type DepartureRepository = {
  /** From now on the person is nobody: no name, no address, no session, and their Google account signs in as somebody new. */
  say(departure: Departure): Promise<void>
  /** Null for who stays; `gone` when there is nobody of this id. */
  find(): Promise<Departure | 'gone' | null>
  /** Removes a workspace with all that is in it; refused by the database while somebody else is in it. */
  closeWorkspace(workspaceId: string): Promise<void>
  /**
   * Removes every row of somebody who said goodbye. In workspaces that go on a stranger takes their place in the sums of
   * the past. The last thing in a transaction: nothing is left to ask afterwards.
   */
  forget(atMs: number): Promise<void>
}
