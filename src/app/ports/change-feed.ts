/** What a page has to load again. */
export type Topic =
  | 'week'
  | 'goals'
  | 'habits'
  | 'tasks'
  | 'hours'
  | 'calendars'
  | 'sync'
  | 'settings'
  | 'notifications'
  | 'clock'

/** With userId '' it concerns everybody: the clock was moved, or changes may have been missed. */
export type Change = { readonly userId: string; readonly topic: Topic }

/** Tells every process what has changed, after the transaction that changed it. */
export type ChangeFeed = { subscribe(listener: (change: Change) => void): () => void }
