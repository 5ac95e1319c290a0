type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The fields that were given: a missing one leaves what is there, null clears it. */
export function definedOnly<T extends object>(change: T): Defined<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Defined<T>
}
