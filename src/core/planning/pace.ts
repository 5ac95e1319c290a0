/** Work of one step of the budget: about ten microseconds on an ordinary core. */
export const STEP_WORK = 6000
/** Looks at the clock are this far apart at least, as a part of all time. */
const LEAST_LOOK = 0.001
/** Time between two looks that is more than twice the usual for the work counts no more than this towards speed. */
const LONGEST_PAUSE = 0.02
/** Between two looks no more than this part of what is left can be done, however fast it seems to go. */
const UNSEEN = 0.05
/** Speed is measured over about this part of all time: code that has run for a while is faster than new code. */
const WINDOW = 0.25

/**
 * How far a search has come, in steps of its budget. By work alone a step is a step. By a clock, what is left of the
 * steps is spread anew at every look over the work that is likely to fit into the time left, so that shares of the
 * budget are shares of the time, a slow start or a pause is made up for little by little, and all ends in time.
 */
export type Pace = {
  readonly steps: number
  /** Part of all time that is gone, 1 at the end; without it, work alone counts. */
  readonly timeGone: (() => number) | undefined
  /** At the last look: work and steps done by then, time gone by then, and steps per unit of work from then on. */
  work: number
  done: number
  time: number
  stepsPerWork: number
  /** Work and time by which speed is measured. */
  recentWork: number
  recentTime: number
}

/** A pace from the beginning of a search, its work so far being that of the set-up. */
export const startPace = (steps: number, timeGone: (() => number) | undefined): Pace => ({
  steps,
  timeGone,
  work: 0,
  done: 0,
  time: timeGone?.() ?? 0,
  stepsPerWork: 1 / STEP_WORK,
  recentWork: 0,
  recentTime: 0,
})

/** Steps done after so much work; looks at the clock, if there is one. */
export function stepsAfter(pace: Pace, work: number): number {
  if (pace.timeGone === undefined) return pace.done + stepsSince(pace, work)
  lookInPlace(pace, work, pace.timeGone())
  return pace.done + Math.min(stepsSince(pace, work), UNSEEN * (pace.steps - pace.done))
}

const stepsSince = (pace: Pace, work: number): number => (work - pace.work) * pace.stepsPerWork

/** Work that is likely to be done in all when so many steps are done. */
export const workUntil = (pace: Pace, steps: number): number =>
  pace.work + (steps - pace.done) / pace.stepsPerWork

export const isTimeOver = (pace: Pace): boolean => pace.time >= 1

function lookInPlace(pace: Pace, work: number, time: number): void {
  const passed = time - pace.time
  if (passed < LEAST_LOOK && time < 1) return
  const worked = work - pace.work
  pace.work = work
  pace.time = time
  if (time >= 1) {
    pace.done = Math.max(pace.done, pace.steps)
    return
  }
  measureInPlace(pace, worked, passed)
  const workLeft = (1 - time) * (pace.recentWork / pace.recentTime)
  const stepsLeft = Math.max(0, pace.steps - pace.done)
  pace.stepsPerWork = Math.max(1 / STEP_WORK, stepsLeft / Math.max(1, worked + workLeft))
  pace.done += worked * pace.stepsPerWork
}

/** How much work fits into how much time lately. A pause of the machine counts for little: it says nothing of speed. */
function measureInPlace(pace: Pace, worked: number, passed: number): void {
  const kept = Math.max(0, 1 - passed / WINDOW)
  const usual = pace.recentWork > 0 ? (worked * pace.recentTime) / pace.recentWork : passed
  pace.recentWork = pace.recentWork * kept + worked
  pace.recentTime = pace.recentTime * kept + Math.min(passed, Math.max(LONGEST_PAUSE, 2 * usual))
}
