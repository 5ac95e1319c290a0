import { describe, expect, it } from 'vitest'
import { readFacts } from '#core/planning/check/facts.ts'
import { called, endWords, hoursWords } from '#core/planning/explain/called.ts'
import { aHabit, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const names = (tasks: Parameters<typeof aTask>[0][], habits: Parameters<typeof aHabit>[0][] = []) => {
  const facts = readFacts(
    aProblem({
      tasks: tasks.map((task, index) => aTask({ id: `t${index}`, ...task })),
      habits: habits.map((habit, index) => aHabit({ id: `h${index}`, ...habit })),
    }),
  )
  return [...facts.items.keys()].map((id) => called(facts, id))
}

describe('called()', () => {
  it('is the title, on one line and not too long', () => {
    expect(names([{ title: 'Write\n  draft' }, { title: ' ' }, { title: 'x'.repeat(300) }])).toEqual([
      '“Write draft”',
      'a task without a title',
      `“${'x'.repeat(59)}…”`,
    ])
  })

  it('tells namesakes apart by what people know of them', () => {
    const title = 'Report'
    const due = (text: string) => ({ title, due: instantOf(text) })
    expect(names([due('25T17:00'), due('26T00:00'), { title }])).toEqual([
      '“Report” (due Wed 25 Nov 17:00)',
      '“Report” (due Thu 26 Nov 00:00)',
      '“Report” (without a due date)',
    ])
    expect(names([due('25T12:00'), due('25T17:00'), due('27T00:00')])).toEqual([
      '“Report” (due Wed 25 Nov 12:00)',
      '“Report” (due Wed 25 Nov 17:00)',
      '“Report” (due Thu 26 Nov)',
    ])
    expect(names([{ title, minutes: 90 }, { title }], [{ title }])).toEqual([
      '“Report” (of 1 h 30 min)',
      '“Report” (of 1 h)',
      '“Report” (the habit)',
    ])
    expect(names([{ title }, { title }])).toEqual(['“Report” (number 1 of 2)', '“Report” (number 2 of 2)'])
  })

  it('is the id only of what has no title at all', () => {
    expect(names([{}])).toEqual(['“t0”'])
  })
})

describe('words for hours and ends', () => {
  it('name the weekdays of a narrowed profile', () => {
    expect(hoursWords('work')).toBe('“work” hours')
    expect(hoursWords('work|1,3,5')).toBe('“work” hours on Mon, Wed and Fri')
    expect(hoursWords('a|b')).toBe('“a|b” hours')
  })

  it('tell midnight as the end of a day', () => {
    const facts = readFacts(aProblem({ timeZone: 'America/New_York' }))
    expect(endWords(facts, Date.parse('2026-11-30T05:00:00Z'))).toBe('the end of Sun 29 Nov')
    expect(endWords(facts, Date.parse('2026-11-30T04:45:00Z'))).toBe('Sun 29 Nov 23:45')
  })
})
