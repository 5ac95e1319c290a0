/** Runs the steps of one person one after the other, over all processes. */
export type UserLock = { run<T>(userId: string, work: () => Promise<T>): Promise<T> }
