import type { CompiledProblem } from '../compiled.ts'

/**
 * Scratch memory of the insertion sums, allocated once per search. Row r holds, for k = 0 … width − 1, the least cost
 * of k placed steps in the free time up to step rowStep[r]. Rows follow one another; those of a group (all time, or
 * one local day under a daily limit) build on the group's first row.
 */
export type Workspace = {
  /** Sums of prices of time that are added to the costs of the task in question. */
  prices: Float64Array
  leastPrice: number
  /** At most so many steps in the present group (a local day under a daily limit). */
  cap: number
  day: number
  /** What abuts the present segment on either side, in ms; read only under a limit on the longest stretch. */
  beforeMs: number
  afterMs: number
  keepsLeftFree: boolean
  /** Blocks end here at the latest. */
  latest: number
  /** Two pieces never abut: pieces are whole runs of blocks under a limit on the longest stretch. */
  readonly hasGaps: boolean
  /** False where a block of the task that stays lies at or after the due. */
  canMeetDue: boolean
  width: number
  rows: Float64Array
  /** Length of the piece that ends at this row, or 0. */
  choice: Int16Array
  rowStep: Int32Array
  /** Step at which the row's free segment starts. */
  rowSegment: Int32Array
  row: number
  /** By group: its first and last row, and how many steps of width are combined over groups 0 … g. */
  readonly groupFirst: Int32Array
  readonly groupLast: Int32Array
  totals: Float64Array
  totalChoice: Int16Array
  groups: number
  /** Cost of the best single piece so far. */
  bestCost: number
  /** True where daily limits are left out: blocks over midnight would need more care than a bound is worth. */
  ignoresDays: boolean
  /** Work of the present question, in units of about a nanosecond. */
  work: number
  /** Pieces found: pairs (start, end). */
  readonly found: Int32Array
  foundCount: number
}

export function workspace(problem: CompiledProblem): Workspace {
  const days = Math.max(1, problem.grid.lastDay - problem.grid.firstDay + 1)
  const steps = problem.grid.count
  return {
    prices: new Float64Array(0),
    leastPrice: 0,
    cap: 0,
    day: -1,
    beforeMs: 0,
    afterMs: 0,
    keepsLeftFree: false,
    latest: problem.grid.count,
    hasGaps: problem.stretch !== undefined,
    canMeetDue: true,
    width: 1,
    rows: new Float64Array(4096),
    choice: new Int16Array(4096),
    rowStep: new Int32Array(steps + days + 2),
    rowSegment: new Int32Array(steps + days + 2),
    row: 0,
    groupFirst: new Int32Array(days + 1),
    groupLast: new Int32Array(days + 1),
    totals: new Float64Array(256),
    totalChoice: new Int16Array(256),
    groups: 0,
    bestCost: 0,
    ignoresDays: false,
    work: 0,
    found: new Int32Array(2 * steps + 2),
    foundCount: 0,
  }
}

/** Makes room for `rows` rows of the present width, keeping what is there. */
export function reserveRowsInPlace(space: Workspace, rows: number): void {
  const cells = (rows + 1) * space.width
  if (cells <= space.rows.length) return
  const larger = new Float64Array(2 * cells)
  larger.set(space.rows)
  space.rows = larger
  const choices = new Int16Array(2 * cells)
  choices.set(space.choice)
  space.choice = choices
}

/** Starts a group at a step: one row that says that nothing is placed yet. */
export function startGroupInPlace(space: Workspace, step: number): void {
  if (space.groups > 0) space.row++
  reserveRowsInPlace(space, space.row + 1)
  const offset = space.row * space.width
  space.rows[offset] = 0
  space.choice[offset] = 0
  for (let k = 1; k < space.width; k++) {
    space.rows[offset + k] = Number.POSITIVE_INFINITY
    space.choice[offset + k] = 0
  }
  space.rowStep[space.row] = step
  space.groupFirst[space.groups] = space.row
  space.groups++
}

/** Closes the group and combines it with the ones before: totals[g] = best over groups 0 … g. */
export function endGroupInPlace(space: Workspace): void {
  const { width, rows } = space
  const group = space.groups - 1
  space.groupLast[group] = space.row
  growTotalsInPlace(space, (group + 1) * width)
  const { totals, totalChoice } = space
  const last = space.row * width
  const offset = group * width
  for (let k = 0; k < width; k++) {
    totals[offset + k] = group === 0 ? rows[last + k]! : totals[offset - width + k]!
    totalChoice[offset + k] = group === 0 ? k : 0
  }
  if (group === 0) return
  space.work += 20 + 0.4 * width * width
  for (let here = 1; here < width; here++) {
    const own = rows[last + here]!
    if (own === Number.POSITIVE_INFINITY) continue
    for (let k = here; k < width; k++) {
      const sum = totals[offset - width + k - here]! + own
      if (sum >= totals[offset + k]!) continue
      totals[offset + k] = sum
      totalChoice[offset + k] = here
    }
  }
}

function growTotalsInPlace(space: Workspace, cells: number): void {
  if (cells <= space.totals.length) return
  const larger = new Float64Array(2 * cells)
  larger.set(space.totals)
  space.totals = larger
  const choices = new Int16Array(2 * cells)
  choices.set(space.totalChoice)
  space.totalChoice = choices
}
