/** Minutes that goals need, against those that are free for them. */
export type TeamWeek = {
  /** Monday. */
  readonly week: string
  readonly needMinutes: number
  readonly freeMinutes: number
  readonly verdict: 'fits' | 'overfull'
}

type Sums = Omit<TeamWeek, 'week'>

export type TeamRoom = {
  /** `soon`: enough people wait for the next Monday; `too-few`: not even then. */
  readonly state: 'told' | 'soon' | 'too-few'
  readonly weeks: readonly TeamWeek[]
  /** All weeks together, up to the end of the quarter; null when nothing is told. */
  readonly quarter: Sums | null
}

/** So many people at least are in every sum of those outside shared objectives. */
export const FEWEST_PEOPLE = 3

type Group = {
  /** People who are counted, and others whose room is noted. */
  readonly people: number
  readonly waiting: number
  readonly weeks: readonly Omit<TeamWeek, 'verdict'>[]
}

/** What is told of a group: only sums, and nothing of fewer than three people. */
export function teamRoom({ people, waiting, weeks }: Group): TeamRoom {
  if (people < FEWEST_PEOPLE || weeks.length === 0)
    return { state: people + waiting < FEWEST_PEOPLE ? 'too-few' : 'soon', weeks: [], quarter: null }
  const told = weeks.map((one) => ({ ...one, verdict: verdictOf(one) }))
  const quarter = {
    needMinutes: sum(told.map(({ needMinutes }) => needMinutes)),
    freeMinutes: sum(told.map(({ freeMinutes }) => freeMinutes)),
  }
  return { state: 'told', weeks: told, quarter: { ...quarter, verdict: verdictOf(quarter) } }
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

const verdictOf = ({ needMinutes, freeMinutes }: Omit<Sums, 'verdict'>): Sums['verdict'] =>
  needMinutes <= freeMinutes ? 'fits' : 'overfull'
