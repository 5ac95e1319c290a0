import { describe, expect, it } from 'vitest'
import { STEP_WORK, isTimeOver, startPace, stepsAfter, workUntil } from '#core/planning/pace.ts'

const STEPS = 25_000

/** Runs moves of one step against a clock that stands still or goes on by so many parts of all time at each of them. */
function runAgainst(partOf: (move: number) => number): { moves: number; progress: number[] } {
  let time = 0
  const pace = startPace(STEPS, () => time)
  const progress: number[] = []
  let moves = 0
  for (let done = 0; done < STEPS; moves++) {
    time += partOf(moves)
    done = stepsAfter(pace, (moves + 1) * STEP_WORK)
    progress.push(done / STEPS)
  }
  expect(isTimeOver(pace)).toBe(true)
  return { moves, progress }
}

describe('the pace of a search', () => {
  it('counts work alone where there is no clock', () => {
    const pace = startPace(400, undefined)
    expect(stepsAfter(pace, 100 * STEP_WORK)).toBeCloseTo(100)
    expect(workUntil(pace, 400)).toBeCloseTo(400 * STEP_WORK)
    expect(isTimeOver(pace)).toBe(false)
  })

  it.each([1000, 5000, 10_000])('follows an even clock to its end, at %i moves in all', (inAll) => {
    const { moves, progress } = runAgainst(() => 1 / inAll)
    expect(moves).toBeGreaterThanOrEqual(inAll - 1)
    expect(moves).toBeLessThanOrEqual(inAll + 1)
    for (const part of [0.25, 0.5, 0.75]) expect(progress[part * inAll]).toBeCloseTo(part, 1)
  })

  it('goes on evenly after a slow start, and after a pause', () => {
    const warm = runAgainst((move) => (move < 400 ? 4 : 1) / 5000).progress
    const paused = runAgainst((move) => (move === 2000 ? 0.2 : 1 / 5000)).progress
    expect(paused[2001]! - paused[1999]!).toBeLessThan(0.01)
    for (const progress of [warm, paused])
      for (let move = 500; move < progress.length - 50; move++)
        expect(progress[move]! - progress[move - 50]!).toBeLessThan(0.05)
  })

  it('does not run away where the clock ticks coarsely', () => {
    let time = 0
    const { progress } = runAgainst((move) => {
      const before = time
      time = Math.floor((move + 1) / 400) * 0.08
      return time - before
    })
    expect(progress.findIndex((part) => part > 0.5)).toBeGreaterThan(1600)
    expect(progress.length).toBeGreaterThanOrEqual(5000)
  })

  it('ends at its steps where they are done long before the time', () => {
    const pace = startPace(400, () => 0.1)
    expect(stepsAfter(pace, 400 * STEP_WORK)).toBeLessThanOrEqual(400)
    expect(
      stepsAfter(
        startPace(400, () => 1),
        1,
      ),
    ).toBe(400)
  })
})
