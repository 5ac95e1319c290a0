import { describe, expect, test } from 'vitest'
import { capacityCsv, cell, timeCsv } from '../../../src/api/routes/report-csv.ts'

describe('a cell', () => {
  test.for([
    ['Billing', 'Billing'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ["it's", `"it's"`],
    ['=1+1', `"'=1+1"`],
    ['+49 30', `"'+49 30"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['|cmd', `"'|cmd"`],
    ['\t=1+1', `"'\t=1+1"`],
    ['\r=1+1', `"'\r=1+1"`],
    ['  =1+1', `"'  =1+1"`],
    ['\n=1+1', `"'\n=1+1"`],
    ['=HYPERLINK("http://x","y"),z', `"'=HYPERLINK(""http://x"",""y""),z"`],
    ['a=1', 'a=1'],
    ['Grow – by half', 'Grow – by half'],
  ] as const)('%j is written as %j', ([value, written]) => {
    expect(cell(value)).toBe(written)
  })

  test('numbers are numbers, also below zero', () => {
    expect([cell(0), cell(-90), cell(45)]).toEqual(['0', '-90', '45'])
  })
})

test('every line has as many cells as the header', () => {
  const minutes = { doneMinutes: 60, unconfirmedMinutes: 0, plannedMinutes: -1, planMinutes: 30 }
  const csv = timeCsv({
    workspaceName: 'Acme',
    timeZone: 'Europe/Berlin',
    by: 'objective',
    weeks: ['2026-11-16'],
    rows: [
      {
        id: 'o',
        name: '=1+1',
        colorId: null,
        ...minutes,
        trendMinutesPerWeek: null,
        weeks: [{ week: '2026-11-16', ...minutes }],
      },
    ],
    other: [{ week: '2026-11-02', teamId: null, teamName: '@Team', people: 3, doneMinutes: 600 }],
  })
  expect(csv.split('\r\n')).toEqual([
    'week,kind,name,people,done_minutes,unconfirmed_minutes,planned_minutes,plan_minutes',
    `2026-11-16,shared,"'=1+1",,60,0,-1,30`,
    `2026-11-02,other,"'@Team",3,600,,,`,
    '',
  ])
})

test('a table of capacity has the weeks that are told', () => {
  const sums = { needMinutes: 600, freeMinutes: 540, verdict: 'overfull' as const, sentence: 'No.' }
  const team = { teamId: null, toldFrom: null, members: 4, waiting: 0 }
  const csv = capacityCsv({
    workspaceName: 'Acme',
    asOf: '2026-11-22T00:00:00Z',
    since: '2026-10-05',
    until: '2027-01-03',
    teams: [
      {
        ...team,
        teamName: '=Core',
        state: 'told',
        people: 3,
        weeks: [{ week: '2026-11-16', ...sums }],
        quarter: sums,
      },
      { ...team, teamName: 'Pair', state: 'too-few', people: 0, weeks: [], quarter: null },
    ],
  })
  expect(csv).toBe(
    `week,team,people,need_minutes,free_minutes,verdict\r\n2026-11-16,"'=Core",3,600,540,overfull\r\n`,
  )
})
