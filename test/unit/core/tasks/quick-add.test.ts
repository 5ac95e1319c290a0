import { describe, expect, it } from 'vitest'
import { quickAdd } from '#core/tasks/quick-add/quick-add.ts'

// A Monday, 10:00 in Berlin.
const nowMs = Date.parse('2026-11-23T10:00:00+01:00')
const goals = [
  { id: '0199ab00-0000-7000-8000-000000000001', title: 'KR 42: fewer outages', kind: 'key-result' },
  { id: '0199cd00-0000-7000-8000-000000000002', title: 'Ship the API', kind: 'objective' },
  { id: '0199ef00-0000-7000-8000-000000000003', title: 'Ship the app', kind: 'key-result' },
] as const
const read = (line: string, zone = 'Europe/Berlin') => quickAdd(line, { nowMs, zone, goals })
const taskOf = (line: string) => {
  const result = read(line)
  if (!result.ok) throw new Error(result.faults.map(({ message }) => message).join(' '))
  return result.task
}
const dueOf = (line: string) => {
  const { dueMs } = taskOf(line)
  return dueMs === null ? null : new Date(dueMs).toISOString()
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
  ])('reads the due date %s', (text, expected) => {
    expect(dueOf(`Think due ${text}`)).toBe(expected)
  })

  it('ends days by the clock on the wall, also when it changes', () => {
    const saturday = Date.parse('2026-03-28T10:00:00+01:00')
    const result = quickAdd('Think due tomorrow', { nowMs: saturday, zone: 'Europe/Berlin', goals })
    expect(result).toMatchObject({ ok: true, task: { dueMs: Date.parse('2026-03-30T00:00:00+02:00') } })
  })

  it.each(['Think due! Fri', 'Think due Fri!', 'Think due Fri !', 'Think due Fri 17:00!'])(
    'makes the due date hard: %s',
    (line) => {
      expect(taskOf(line).hardDue).toBe(true)
    },
  )

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
    ['Think #ship', 6, 5, '“Ship the API”, “Ship the app”'],
    ['Think due', 6, 3, 'Expected a day'],
    ['Due diligence', 4, 9, 'quotes'],
    ['Think 1h 2h', 9, 2, 'already'],
    ['Think 0m', 6, 2, 'above 0'],
    ['Think due 2026-11-01', 10, 10, 'still to come'],
    ['Think not before Fri due Tue', 6, 3, 'earlier'],
    ['3h P1', 0, 5, 'title'],
  ])('points at what is wrong in "%s"', (line, at, length, words) => {
    const result = read(line)
    expect(result.ok).toBe(false)
    const [fault] = result.ok ? [] : result.faults
    expect(fault).toMatchObject({ at, length })
    expect(fault?.message).toContain(words)
  })
})
