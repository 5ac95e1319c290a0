import { expect, test } from 'vitest'
import { isPausedOn, paused, resumed } from '#core/goals/habit-pause.ts'

const rest = (fromDate: string, toDate: string | null) => ({ fromDate, toDate })

test('paused() joins what it meets, and what was said last about the end counts', () => {
  const open = [rest('2026-11-02', null)]
  expect(paused(open, '2026-11-10', '2026-11-20')).toEqual([rest('2026-11-02', '2026-11-20')])
  expect(paused([rest('2026-11-02', '2026-11-03')], '2026-11-10', null)).toEqual([
    rest('2026-11-02', '2026-11-03'),
    rest('2026-11-10', null),
  ])
})

test('resumed() ends the rest the day before, and leaves no trace of one that began today', () => {
  expect(resumed([rest('2026-11-02', null)], '2026-11-10', '2026-11-09')).toEqual([
    rest('2026-11-02', '2026-11-09'),
  ])
  expect(resumed([rest('2026-11-10', null)], '2026-11-10', '2026-11-09')).toEqual([])
})

test('isPausedOn() includes both dates', () => {
  const rests = [rest('2026-11-02', '2026-11-04')]
  const dates = ['2026-11-01', '2026-11-02', '2026-11-04', '2026-11-05']
  expect(dates.map((date) => isPausedOn(rests, date))).toEqual([false, true, true, false])
})
