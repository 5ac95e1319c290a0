type Waiting<I, O> = {
  readonly item: I
  readonly resolve: (answer: O) => void
  readonly reject: (error: unknown) => void
}

export type Airline<K, I, O> = {
  /** What all flights of a key need to know; in an unbroken row of them it is asked for now and then only. */
  readonly prepare: (key: string) => Promise<K>
  /** Answers every item, in their order; `answer` does so before the flight is over. */
  readonly fly: (
    known: K,
    items: readonly I[],
    answer: (answers: readonly O[]) => void,
  ) => Promise<readonly O[]>
}

const FLIGHTS_PER_PREPARATION = 25

/**
 * One flight at a time per key. Who comes while one is under way shares the next with all others that come meanwhile,
 * for it may have left too early for them; each is answered when its own flight has landed, or says so before.
 */
export function createSharedFlights<K, I, O>({ prepare, fly }: Airline<K, I, O>) {
  const stations = new Map<string, Waiting<I, O>[]>()

  async function run(key: string, waiting: Waiting<I, O>[]): Promise<void> {
    let known: Promise<K> | null = null
    for (let flight = 0; waiting.length > 0; flight += 1) {
      const crowd = waiting.splice(0)
      known ??= prepare(key)
      // Asked for again beside the flights: nobody aboard waits for it.
      if (flight % FLIGHTS_PER_PREPARATION === FLIGHTS_PER_PREPARATION - 1) {
        prepare(key).then(
          (fresh) => (known = Promise.resolve(fresh)),
          () => (known = null),
        )
      }
      const isWell = await answer(crowd, known, fly)
      if (!isWell) known = null
    }
    stations.delete(key)
  }

  return (key: string, item: I): Promise<O> =>
    new Promise((resolve, reject) => {
      const standing = stations.get(key)
      if (standing !== undefined) {
        standing.push({ item, resolve, reject })
        return
      }
      const waiting = [{ item, resolve, reject }]
      stations.set(key, waiting)
      void run(key, waiting)
    })
}

async function answer<K, I, O>(
  crowd: readonly Waiting<I, O>[],
  known: Promise<K>,
  fly: Airline<K, I, O>['fly'],
): Promise<boolean> {
  try {
    const items = crowd.map(({ item }) => item)
    const tell = (answers: readonly O[]): void => {
      for (const [index, { resolve }] of crowd.entries()) resolve(answers[index] as O)
    }
    tell(await fly(await known, items, tell))
    return true
  } catch (error) {
    for (const { reject } of crowd) reject(error)
    return false
  }
}
