import { describe, expect, test } from 'vitest'
import { hourAxis } from '../../../src/web/ui/hour-axis.ts'
import {
  heirsOf,
  isLastOwner,
  type MemberView,
  rolesToGive,
} from '../../../src/web/features/teams/member-words.ts'
import {
  csvUrl,
  into,
  readReportSearch,
  reportQueryOf,
  without,
} from '../../../src/web/features/teams/report-search.ts'
import {
  layersOf,
  otherRows,
  tintsOf,
  weekLayers,
  weekOf,
  weekSums,
} from '../../../src/web/features/teams/report-sums.ts'
import { plainTint } from '../../../src/web/features/teams/tint.ts'
import { trendText, weekSentence } from '../../../src/web/features/teams/report-words.ts'

const minutes = { doneMinutes: 0, unconfirmedMinutes: 0, plannedMinutes: 0, planMinutes: 0 }
const aWeekOf = (week: string, part: Partial<typeof minutes> = {}) => ({ week, ...minutes, ...part })

const asked = (of: object) => {
  const { from: _from, to: _to, by: _by, ...who } = reportQueryOf(of, '2026-11-25', 'me') ?? {}
  return who
}

const otherWork = (teamId: string | null, doneMinutes: number) => ({
  week: '2026-11-02',
  teamId,
  teamName: teamId ?? 'Without a team',
  people: 3,
  doneMinutes,
})

const member = (userId: string, role: MemberView['role'], isMe = false): MemberView => ({
  userId,
  name: userId,
  email: '',
  role,
  joinedAt: '2026-01-01T00:00:00Z',
  isMe,
})

describe('a report', () => {
  test('is asked for the last eight weeks, this one included', () => {
    expect(reportQueryOf({}, '2026-11-25', 'me')).toEqual({
      by: 'objective',
      from: '2026-10-07',
      to: '2026-11-25',
    })
  })

  test('of mine asks for me, of a team for the team, and of a member for the member', () => {
    expect(asked({ of: 'mine' })).toEqual({ userId: 'me' })
    expect(asked({ of: 't1' })).toEqual({ teamId: 't1' })
    expect(asked({ of: 't1', member: 'bea' })).toEqual({ teamId: 't1', userId: 'bea' })
  })

  test('reads the address of the page, and leaves out what it does not know', () => {
    expect(readReportSearch({ by: 'member', span: 13, of: 5, view: 'x' })).toEqual({
      by: 'member',
      span: '13',
    })
  })

  test('goes into an objective to its people, and out again', () => {
    const inside = into({ of: 't1', by: 'objective' }, 'objective', 'o1')
    expect(inside).toEqual({ of: 't1', by: 'member', objective: 'o1' })
    expect(without(inside, 'objective')).toEqual({ of: 't1', by: 'member' })
    expect(into({}, 'team', 't1')).toEqual({ by: 'objective', of: 't1' })
  })

  test('as a table asks the same question', () => {
    const url = csvUrl(reportQueryOf({ span: 'next', by: 'team' }, '2026-11-25', 'me'))
    expect(url).toBe('/api/v1/reports/time?by=team&from=2026-11-25&to=2026-12-23&format=csv')
  })
})

describe('weeks of a report', () => {
  const weeks = ['2026-11-16', '2026-11-23']
  const row = (id: string, done: number) => ({
    id,
    name: id,
    colorId: null,
    ...minutes,
    trendMinutesPerWeek: null,
    weeks: weeks.map((week) => aWeekOf(week, { doneMinutes: done })),
  })

  test('are the sum of their rows', () => {
    const sums = weekSums({ weeks, rows: [row('a', 60), row('b', 30)] })
    expect(sums.map(({ doneMinutes }) => doneMinutes)).toEqual([90, 90])
  })

  test('stack what they hold and leave out what they do not', () => {
    const sum = aWeekOf('2026-11-23', { doneMinutes: 60, plannedMinutes: 30 })
    expect(layersOf([{ tint: plainTint, sum }])).toEqual([
      { part: 'done', tint: plainTint, from: 0, to: 60 },
      { part: 'planned', tint: plainTint, from: 60, to: 90 },
    ])
  })

  test('tell objectives of one colour apart by its shades', () => {
    expect(tintsOf(['9', '10', '9', '9', '9'].map((colorId) => ({ colorId })))).toEqual([
      { colorId: '9', shade: 0 },
      { colorId: '10', shade: 0 },
      { colorId: '9', shade: 1 },
      { colorId: '9', shade: 2 },
      { colorId: '9', shade: 0 },
    ])
  })

  test('stack objectives in their own colours, all that is done below all that is planned', () => {
    const [a, b] = [
      { ...row('a', 60), colorId: '9' },
      { ...row('b', 30), colorId: '10' },
    ]
    const rows = [a, b].map((one) => ({
      ...one,
      weeks: one.weeks.map((week) => ({ ...week, plannedMinutes: 15 })),
    }))
    const sums = weekSums({ weeks, rows })
    expect(weekLayers({ by: 'objective', rows }, sums, null)[1]).toEqual([
      { part: 'done', tint: { colorId: '9', shade: 0 }, from: 0, to: 60 },
      { part: 'done', tint: { colorId: '10', shade: 0 }, from: 60, to: 90 },
      { part: 'planned', tint: { colorId: '9', shade: 0 }, from: 90, to: 105 },
      { part: 'planned', tint: { colorId: '10', shade: 0 }, from: 105, to: 120 },
    ])
    expect(weekLayers({ by: 'member', rows }, sums, '9')[0]?.map(({ tint }) => tint.colorId)).toEqual([
      '9',
      '9',
    ])
  })

  test('are found by a date in them', () => {
    expect(weekOf(weeks, '2026-11-22')).toBe('2026-11-16')
    expect(weekOf(weeks, '2026-11-15')).toBe(null)
  })

  test('are told in a sentence', () => {
    const week = aWeekOf('2026-10-05', { doneMinutes: 720, planMinutes: 1200 })
    expect(weekSentence(week)).toBe(
      'Week of 5 Oct: 12 h done, 0 min to confirm, 0 min planned; the effort plans ask for 20 h',
    )
  })
})

test('a trend is steady below six minutes', () => {
  expect([90, -12, 5, null].map(trendText)).toEqual(['+1 h 30 min a week', '−12 min a week', 'steady', '–'])
})

test('other work has a row for each group, the most first', () => {
  const rows = otherRows([otherWork(null, 60), otherWork('a', 90), otherWork(null, 60)])
  expect(rows.map(({ teamName, minutes: sum }) => [teamName, sum])).toEqual([
    ['Without a team', 120],
    ['a', 90],
  ])
})

test('an axis has few and even lines, the highest above everything', () => {
  expect(hourAxis(0)).toEqual({ top: 60, lines: [0, 60] })
  expect(hourAxis(7.5 * 60)).toEqual({ top: 8 * 60, lines: [0, 120, 240, 360, 480] })
  expect(hourAxis(33 * 60).lines.at(-1)).toBe(40 * 60)
})

describe('members', () => {
  const people = [member('vera', 'viewer'), member('me', 'admin', true), member('ada', 'owner')]

  test('leave their goals to who stays and may keep them, first of all to who removes them', () => {
    expect(heirsOf(people, 'bea').map(({ userId }) => userId)).toEqual(['me', 'ada'])
    expect(heirsOf(people, 'me').map(({ userId }) => userId)).toEqual(['ada'])
  })

  test('become owners through owners only', () => {
    const admin = { role: 'admin', mayAdminister: true } as const
    expect(rolesToGive(admin, member('bea', 'member'))).toEqual(['admin', 'member', 'viewer'])
    expect(rolesToGive(admin, member('ada', 'owner'))).toEqual([])
    expect(rolesToGive({ role: 'owner', mayAdminister: true }, member('ada', 'owner'))).toContain('owner')
  })

  test('who are the last owner cannot go', () => {
    expect(isLastOwner(people, member('ada', 'owner'))).toBe(true)
    expect(isLastOwner([...people, member('eve', 'owner')], member('ada', 'owner'))).toBe(false)
  })
})
