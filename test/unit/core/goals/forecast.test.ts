import { describe, expect, it } from 'vitest'
import { forecastEffort } from '#core/goals/forecast-effort.ts'
import { forecastOutcome, lastOfEachDate } from '#core/goals/forecast-outcome.ts'
import { median, medianSlope } from '#core/goals/median-slope.ts'

const at = (atMs: number, value: number) => ({ atMs, value })

describe('medianSlope()', () => {
  it('is the slope of a line, and not turned by one odd value', () => {
    expect(medianSlope([at(0, 1), at(2, 5), at(4, 9)])).toBe(2)
    expect(medianSlope([at(0, 0), at(1, 1), at(2, 2), at(3, 900), at(4, 4), at(5, 5)])).toBe(1)
  })
  it('is null without two moments', () => {
    expect(medianSlope([])).toBeNull()
    expect(medianSlope([at(1, 1), at(1, 2)])).toBeNull()
  })
  it('median() keeps the order of what it was given', () => {
    const given = [3, 1, 2]
    expect(median(given)).toBe(2)
    expect(given).toEqual([3, 1, 2])
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })
})

describe('forecastOutcome()', () => {
  it('goes on as of late and names the day of arrival, also after the end', () => {
    const points = [at(0, 20), at(10, 22), at(20, 24)]
    expect(forecastOutcome(points, 30, true, { endMs: 40, nowMs: 0 })).toEqual({
      valueAtEnd: 28,
      metAtMs: 50,
      points: 3,
    })
  })
  it('knows falling targets', () => {
    expect(forecastOutcome([at(0, 10), at(10, 8)], 4, false, { endMs: 20, nowMs: 0 })).toEqual({
      valueAtEnd: 6,
      metAtMs: 30,
      points: 2,
    })
  })
  it('never arrives where the way leads elsewhere or nowhere', () => {
    expect(forecastOutcome([at(0, 10), at(10, 8)], 20, true, { endMs: 20, nowMs: 0 })?.metAtMs).toBeNull()
    expect(forecastOutcome([at(0, 10), at(10, 10)], 20, true, { endMs: 20, nowMs: 0 })?.metAtMs).toBeNull()
  })
  it('has arrived where the last value meets the target', () => {
    expect(forecastOutcome([at(0, 10), at(10, 20)], 20, true, { endMs: 30, nowMs: 0 })?.metAtMs).toBe(10)
  })
  it('arrives today at the soonest where nobody has said that it has', () => {
    const points = [at(0, 0), at(10, 40), at(20, 80)]
    expect(forecastOutcome(points, 100, true, { endMs: 90, nowMs: 22 })?.metAtMs).toBe(25)
    expect(forecastOutcome(points, 100, true, { endMs: 90, nowMs: 60 })?.metAtMs).toBe(60)
  })
  it('rests on the last six points, in the order of time', () => {
    const points = [at(60, 6), at(10, 100), at(20, 2), at(30, 3), at(40, 4), at(50, 5), at(70, 7)]
    expect(forecastOutcome(points, 10, true, { endMs: 80, nowMs: 0 })).toEqual({
      valueAtEnd: 8,
      metAtMs: 100,
      points: 6,
    })
  })
  it('is null for one value', () => {
    expect(forecastOutcome([at(0, 3)], 10, true, { endMs: 80, nowMs: 0 })).toBeNull()
  })
})

describe('lastOfEachDate()', () => {
  it('takes corrections for what they are, by the dates of the zone', () => {
    const evening = Date.parse('2026-11-23T22:50:00Z')
    const said = [
      at(evening + 120_000, 49),
      at(evening, 14),
      at(evening + 60_000, 94),
      at(evening + 900_000, 50),
    ]
    expect(lastOfEachDate(said, 'UTC')).toEqual([at(evening + 900_000, 50)])
    expect(lastOfEachDate(said, 'Europe/Berlin')).toEqual([
      at(evening + 120_000, 49),
      at(evening + 900_000, 50),
    ])
  })
})

describe('forecastEffort()', () => {
  const past = [1, 2, 3, 4].map(() => ({ plannedMinutes: 100, doneMinutes: 50 }))
  const coming = [200, 200, 200].map((plannedMinutes, index) => ({ plannedMinutes, endMs: index + 1 }))
  it('plans times the done rate of the weeks before', () => {
    expect(forecastEffort(100, 250, past, coming, 0)).toEqual({
      minutesAtEnd: 400,
      metAtMs: 2,
      doneRate: 0.5,
    })
  })
  it('trusts the plan where there is no past, and never more than the plan', () => {
    expect(forecastEffort(0, 600, [], coming, 0)).toEqual({ minutesAtEnd: 600, metAtMs: 3, doneRate: 1 })
    expect(forecastEffort(0, 600, [{ plannedMinutes: 10, doneMinutes: 90 }], coming, 0).doneRate).toBe(1)
  })
  it('knows targets that are met, unreachable or absent', () => {
    expect(forecastEffort(700, 600, [], coming, 9).metAtMs).toBe(9)
    expect(forecastEffort(0, 601, [], coming, 9).metAtMs).toBeNull()
    expect(forecastEffort(0, null, [], coming, 9).metAtMs).toBeNull()
  })
})
