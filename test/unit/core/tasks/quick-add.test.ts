import { describe, expect, it } from 'vitest'
import { quickAddTask } from '#contracts/http/task-routes.ts'
import { partWords } from '#core/tasks/quick-add/part-words.ts'
import { quickAdd } from '#core/tasks/quick-add/quick-add.ts'
import { saysNothing } from '#core/tasks/quick-add/reader.ts'

// A Monday, 10:00 in Berlin.
const nowMs = Date.parse('2026-11-23T10:00:00+01:00')
const goals = [
  { id: '0199ab00-0000-7000-8000-000000000001', title: 'KR 42: fewer outages', kind: 'key-result' },
  { id: '0199cd00-0000-7000-8000-000000000002', title: 'Ship the API', kind: 'objective' },
  { id: '0199ef00-0000-7000-8000-000000000003', title: 'Ship the app', kind: 'key-result' },
] as const
const tasks = [
  { id: 't1', title: 'Draft the plan' },
  { id: 't2', title: 'Draft the talk' },
]
const context = { nowMs, zone: 'Europe/Berlin', weekStart: 1, isMonthFirst: null, goals, tasks }
const read = (line: string) => quickAdd(line, context)
const taskOf = (line: string) => {
  const result = read(line)
  if (!result.ok) throw new Error(result.faults.map(({ message }) => message).join(' '))
  return result.task
}
const dueOf = (line: string) => {
  const { dueMs } = taskOf(line)
  return dueMs === null ? null : new Date(dueMs).toISOString()
}

const unsaid = {
  maxMinutesPerDay: null,
  minBlockMinutes: null,
  maxBlockMinutes: null,
  preferredFrom: null,
  preferredTo: null,
  after: [],
}

describe('quickAdd()', () => {
  it('reads the example of the manual', () => {
    expect(taskOf('Write the report 3h due Fri not before Tue P1 #kr-42')).toEqual({
      title: 'Write the report',
      minutes: 180,
      dueMs: Date.parse('2026-11-28T00:00:00+01:00'),
      notBeforeMs: Date.parse('2026-11-24T00:00:00+01:00'),
      hardDue: false,
      priority: 1,
      goal: goals[0],
      ...unsaid,
    })
  })

  it('leaves all defaults open', () => {
    expect(taskOf('Call Ada')).toEqual({
      title: 'Call Ada',
      minutes: null,
      dueMs: null,
      notBeforeMs: null,
      hardDue: false,
      priority: null,
      goal: null,
      ...unsaid,
    })
  })

  it.each([
    ['90m', 90],
    ['90min', 90],
    ['3h', 180],
    ['1h30', 90],
    ['1h30m', 90],
    ['1.5h', 90],
    ['0,25h', 15],
    ['1:30', 90],
    ['2 hours', 120],
    ['1h 30m', 90],
    ['45 min', 45],
  ])('reads the length %s', (text, minutes) => {
    expect(taskOf(`Think ${text}`).minutes).toBe(minutes)
  })

  it.each([
    ['today', '2026-11-23T23:00:00.000Z'],
    ['tomorrow', '2026-11-24T23:00:00.000Z'],
    ['Monday', '2026-11-30T23:00:00.000Z'],
    ['sun', '2026-11-29T23:00:00.000Z'],
    ['2026-12-01', '2026-12-01T23:00:00.000Z'],
    ['2026-12-01/17:00', '2026-12-01T16:00:00.000Z'],
    ['Fri 9:30', '2026-11-27T08:30:00.000Z'],
    ['17:00', '2026-11-23T16:00:00.000Z'],
    ['09:00', '2026-11-24T08:00:00.000Z'],
    ['30 Nov', '2026-11-30T23:00:00.000Z'],
    ['Nov 30th', '2026-11-30T23:00:00.000Z'],
    ['30.11.', '2026-11-30T23:00:00.000Z'],
    ['30.11.27 9am', '2027-11-30T08:00:00.000Z'],
    ['1 March', '2027-03-01T23:00:00.000Z'],
    ['29 Feb', '2028-02-29T23:00:00.000Z'],
    ['2026-11-30 17:00', '2026-11-30T16:00:00.000Z'],
    ['2026-11-30T17:00', '2026-11-30T16:00:00.000Z'],
    ['tomorrow 5pm', '2026-11-24T16:00:00.000Z'],
    ['tomorrow at 5:30 pm', '2026-11-24T16:30:00.000Z'],
    ['in 3 days', '2026-11-26T23:00:00.000Z'],
    ['in 2 weeks noon', '2026-12-07T11:00:00.000Z'],
    ['in 90 minutes', '2026-11-23T10:30:00.000Z'],
    ['this Fri', '2026-11-27T23:00:00.000Z'],
    ['next Fri', '2026-12-04T23:00:00.000Z'],
    ['next Mon', '2026-11-30T23:00:00.000Z'],
    ['next Sunday', '2026-12-06T23:00:00.000Z'],
  ])('reads the due date %s', (text, expected) => {
    expect(dueOf(`Think due ${text}`)).toBe(expected)
  })

  it('ends days by the clock on the wall, also when it changes', () => {
    const saturday = Date.parse('2026-03-28T10:00:00+01:00')
    const result = quickAdd('Think due tomorrow', { ...context, nowMs: saturday })
    expect(result).toMatchObject({ ok: true, task: { dueMs: Date.parse('2026-03-30T00:00:00+02:00') } })
  })

  it.each([
    'Think due! Fri',
    'Think due Fri!',
    'Think due Fri !',
    'Think due Fri 17:00!',
    'Think due Fri hard',
    'Think hard due Fri',
  ])('makes the due date hard: %s', (line) => {
    expect(taskOf(line).hardDue).toBe(true)
  })

  it('keeps what is quoted in the title', () => {
    expect(taskOf('"due 3h P1" 30m')).toMatchObject({ title: 'due 3h P1', minutes: 30, priority: null })
  })

  it('finds goals by the beginning of an id or of a title', () => {
    expect(taskOf('Think #0199cd').goal?.title).toBe('Ship the API')
    expect(taskOf('Think #ship-the-app').goal?.title).toBe('Ship the app')
  })

  it.each([
    ['Think P5', 6, 2, 'P1'],
    ['Think #nobody', 6, 7, 'goal'],
    ['Think #ship', 6, 5, '“Ship the API” (#o-0002), “Ship the app” (#kr-0003)'],
    ['Think due', 6, 3, 'Expected a day'],
    ['Due diligence', 4, 9, 'quotes'],
    ['Think 1h 2h', 9, 2, 'already'],
    ['Think 0m', 6, 2, 'at least 5 minutes'],
    ['Think 4m', 6, 2, 'at least 5 minutes'],
    ['Think due 2026-11-01', 10, 10, 'still to come'],
    ['Think not before Fri due Tue', 6, 14, 'earlier'],
    ['Think due next Foo', 10, 4, 'Expected a day'],
    ['Think due 30 Feb', 10, 6, 'Expected a day'],
    ['Think due Fri 25:00', 14, 5, 'time of day'],
    ['Think not before Fri 0:30pm', 21, 6, 'time of day'],
    ['Think due 5/12', 10, 4, 'Expected a day'],
    ['Think due 31/31', 10, 5, 'Expected a day'],
    ['Think -3h', 6, 3, 'at least 5 minutes'],
    ['Think 9000h', 6, 5, 'at most 8784 hours'],
    ['Think blocks 90-30', 6, 12, 'shorter'],
    ['Think 20m blocks 30-60', 10, 12, 'not longer than the task'],
    ['Think max 10m a day', 6, 13, 'at least the shortest block'],
    ['Think 2pm-1pm', 6, 7, 'earlier time first'],
    ['Think after "Nothing"', 12, 9, 'open task'],
    ['Think after "Draft the"', 12, 11, 'Several'],
    ['3h P1', 0, 5, 'title'],
    ['👩‍👩‍👧‍👦 Café due Frodaay', '👩‍👩‍👧‍👦 Café due '.length, 7, 'Expected a day'],
    ['  👍 x due Frodaay', 11, 7, 'Expected a day'],
    ['Think due Fri due Mon', 14, 7, 'given already'],
  ])('points at what is wrong in "%s"', (line, at, length, words) => {
    const result = read(line)
    expect(result.ok).toBe(false)
    const [fault] = result.ok ? [] : result.faults
    expect(fault).toMatchObject({ at, length })
    expect(fault?.message).toContain(words)
  })

  it('is pointed at in the line as it came: no blank at its beginning is cut off before', () => {
    const line = '  👍 x due Frodaay'
    expect(quickAddTask.body.parse({ text: line })).toEqual({ text: line })
  })

  it('keeps to what was said first', () => {
    const { said } = read('Think due Fri due! Mon not before Tue not before Wed')
    expect(said).toEqual({ ...read('Think due Fri not before Tue').said })
  })

  it('reads dates with slashes as the person writes them, or as they can only be meant', () => {
    expect(dueOf('Think due 12/15')).toBe(dueOf('Think due 15/12'))
    expect(dueOf('Think due 15/12/2026')).toBe('2026-12-15T23:00:00.000Z')
    const ofAmerica = quickAdd('Think due 12/5', { ...context, isMonthFirst: true })
    const ofEurope = quickAdd('Think due 5/12', { ...context, isMonthFirst: false })
    expect(ofAmerica.ok && ofEurope.ok && ofAmerica.task.dueMs).toBe(Date.parse('2026-12-06T00:00:00+01:00'))
    expect(ofAmerica.ok && ofEurope.ok && ofEurope.task.dueMs).toBe(Date.parse('2026-12-06T00:00:00+01:00'))
  })

  it('takes a time after a day, a length after both, and names with digits for the title', () => {
    expect(taskOf('Fix P1000 printer 1.25h due Fri 17:00 hard')).toMatchObject({
      title: 'Fix P1000 printer',
      minutes: 75,
      priority: null,
    })
    expect(taskOf('Think due Fri 17:00 1:30')).toMatchObject({ title: 'Think', minutes: 90 })
  })

  it('reads limits, blocks, the part of the day and what comes first', () => {
    expect(taskOf('Think 4h max 2h a day blocks 30-90 mornings after "Draft the plan"')).toMatchObject({
      title: 'Think',
      minutes: 240,
      maxMinutesPerDay: 120,
      minBlockMinutes: 30,
      maxBlockMinutes: 90,
      preferredFrom: '08:00',
      preferredTo: '12:00',
      after: [tasks[0]],
    })
    expect(taskOf('Think 9-12 blocks 1-2h')).toMatchObject({
      preferredFrom: '09:00',
      preferredTo: '12:00',
      minBlockMinutes: 60,
      maxBlockMinutes: 120,
    })
  })

  it.each([
    'Call Max about the blocks',
    'Think hard',
    'Go for a walk after lunch',
    'Rent a 24-7 office',
    'Meet at 17:00',
    'In 3 days, a film',
  ])('leaves words that are no grammar in the title: %s', (line) => {
    expect(read(line)).toMatchObject({ ok: true, task: { title: line, ...unsaid, minutes: null } })
  })

  it('knows goals by their codes', () => {
    expect(taskOf('Think #kr-0003').goal?.title).toBe('Ship the app')
    expect(taskOf('Think #o-0002').goal?.title).toBe('Ship the API')
  })

  it('says which words mean what', () => {
    const line = 'Think 3h due Fri 17:00 P1'
    const words = read(line).parts.map(({ kind, at, length }) => [kind, line.slice(at, at + length)])
    expect(words).toEqual([
      ['length', '3h'],
      ['due', 'due Fri 17:00'],
      ['priority', 'P1'],
    ])
  })

  it('goes over the end of a year', () => {
    const newYear = { ...context, nowMs: Date.parse('2026-12-31T22:00:00+01:00') }
    const result = quickAdd('Think due tomorrow not before today', newYear)
    expect(result).toMatchObject({ ok: true, task: { dueMs: Date.parse('2027-01-02T00:00:00+01:00') } })
  })
})

describe('partWords()', () => {
  const said = { dueMs: Date.parse('2026-11-27T16:00:00Z'), preferredFrom: '08:00', preferredTo: '12:30' }
  it.for([
    ['24', 'day-month', 'due Fri 27 Nov 2026, 17:00', 'rather 08:00–12:30'],
    ['12', 'month-day', 'due Fri Nov 27, 2026, 5:00 PM', 'rather 8:00 AM–12:30 PM'],
  ] as const)('writes as its reader does: %s, %s', ([hourCycle, dateOrder, due, rather]) => {
    const reader = { zone: 'Europe/Berlin', style: { hourCycle, dateOrder } }
    const whole = { ...saysNothing, ...said }
    expect(partWords('due', whole, reader)).toBe(due)
    expect(partWords('preferred', whole, reader)).toBe(rather)
  })
})
