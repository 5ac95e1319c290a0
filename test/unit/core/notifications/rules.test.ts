import { describe, expect, test } from 'vitest'
import type { PersonNow } from '#core/notifications/person-now.ts'
import { noticesNow } from '#core/notifications/rules.ts'

const nothing: PersonNow = {
  nowMs: Date.parse('2026-11-24T18:00:00Z'),
  zone: 'Europe/Berlin',
  style: { hourCycle: '24', dateOrder: 'day-month' },
  keyResults: [],
  objectives: [],
  blocks: [],
  weekNow: null,
  weekAhead: null,
  kpis: [],
  broken: [],
  lost: [],
  streaks: [],
  digestOn: null,
  isDigestLate: false,
}
const block = (id: string, start: string, end: string) => ({
  id,
  title: `Block ${id}`,
  startMs: Date.parse(start),
  endMs: Date.parse(end),
})
const objective = (id: string, pace: PersonNow['objectives'][number]['pace']) => ({
  id,
  cycleId: 'q4',
  title: `Objective ${id}`,
  pace,
  doneMinutes: 150,
  plannedMinutes: 240,
})
const keys = (now: Partial<PersonNow>): string[] => noticesNow({ ...nothing, ...now }).map(({ key }) => key)

describe('noticesNow()', () => {
  test('says nothing where there is nothing to say', () => {
    expect(keys({ digestOn: '2026-11-23' })).toEqual([])
    expect(keys({ objectives: [objective('a', 'on-track'), objective('b', 'ahead')] })).toEqual([])
    expect(keys({ weekAhead: { weekOf: '2026-11-30', needMinutes: 600, freeMinutes: 600 } })).toEqual([])
  })

  test('a check-in is told once per due date, and again when it is out of date', () => {
    const one = { id: 'k', title: 'NPS', objective: { id: 'a', cycleId: 'q4' }, dueOn: '2026-11-24' }
    expect(keys({ keyResults: [{ ...one, status: 'fresh' }] })).toEqual([])
    expect(keys({ keyResults: [{ ...one, status: 'due' }] })).toEqual(['check-in-due-k-2026-11-24'])
    expect(keys({ keyResults: [{ ...one, status: 'outdated' }] })).toEqual([
      'key-result-outdated-k-2026-11-24',
    ])
  })

  test('objectives at risk and behind, overfull weeks, KPIs and accounts', () => {
    expect(
      keys({
        objectives: [objective('a', 'at-risk'), objective('b', 'behind')],
        weekAhead: { weekOf: '2026-11-30', needMinutes: 601, freeMinutes: 600 },
        kpis: [
          {
            id: 'churn',
            title: 'Churn',
            status: 'red',
            value: 9,
            unit: '%',
            since: '2026-11-20',
            isRecoveryProposed: true,
          },
        ],
        broken: [{ id: 'c', email: 'a@example.com', since: 'x' }],
        lost: [{ channel: 'slack', since: 'y', words: 'It answered 410.' }],
      }),
    ).toEqual([
      'objective-at-risk-a',
      'objective-behind-b',
      'overfull-week-2026-11-30',
      'kpi-breach-churn-2026-11-20',
      'connection-broken-c-x',
      'connection-broken-slack-y',
    ])
  })

  test('a way on which nothing arrives is told on the others, with what the other side said', () => {
    const lost = [
      { channel: 'mail', since: 'y', words: 'The mail server is out of reach: 421 busy' },
    ] as const
    expect(noticesNow({ ...nothing, lost })).toMatchObject([
      {
        notBy: 'mail',
        text: 'The mail server is out of reach: 421 busy. Meanwhile look here; a test in the settings shows whether it works again.',
        link: '/settings#notifications',
      },
    ])
  })

  test('each leads to the place that it is about', () => {
    const kpi = { id: 'churn', title: 'Churn', status: 'red', value: 9, unit: '%' } as const
    const asked = { id: 'k', title: 'NPS', objective: { id: 'o', cycleId: 'q4' }, dueOn: '2026-11-24' }
    const notices = noticesNow({
      ...nothing,
      keyResults: [
        { ...asked, status: 'due' },
        { ...asked, status: 'outdated' },
      ],
      objectives: [objective('a', 'at-risk'), objective('b', 'behind')],
      kpis: [{ ...kpi, since: '2026-11-20', isRecoveryProposed: true }],
      broken: [{ id: 'c', email: 'a@example.com', since: 'x' }],
    })
    expect(notices.map(({ kind, link }) => [kind, link])).toEqual([
      ['check-in-due', '/goals?cycle=q4#objective-o'],
      ['key-result-outdated', '/goals?cycle=q4#objective-o'],
      ['objective-at-risk', '/goals?cycle=q4#objective-a'],
      ['objective-behind', '/goals?cycle=q4#objective-b'],
      ['kpi-breach', '/goals?view=kpis#kpi-churn'],
      ['connection-broken', '/settings#calendars'],
    ])
  })

  test('blocks of a day are one notice, when the last one has ended', () => {
    const first = block('1', '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')
    const second = block('2', '2026-11-24T17:00:00Z', '2026-11-24T18:30:00Z')
    expect(keys({ blocks: [first, second] })).toEqual([])
    const [notice] = noticesNow({ ...nothing, blocks: [first, second], nowMs: second.endMs })
    expect(notice).toMatchObject({
      key: 'block-unconfirmed-2026-11-24',
      title: '2 blocks of Tue 24 Nov to confirm',
    })
    expect(notice?.actions).toEqual([
      { verb: 'confirm-block', id: '1', label: 'Block 1, Tue 24 Nov, 10:00' },
      { verb: 'confirm-block', id: '2', label: 'Block 2, Tue 24 Nov, 18:00' },
    ])
  })

  test('a block that ends at midnight belongs to the day before', () => {
    const late = block('1', '2026-11-23T22:00:00Z', '2026-11-23T23:00:00Z')
    expect(keys({ blocks: [late] })).toEqual(['block-unconfirmed-2026-11-23'])
  })

  test('the digest tells hours, streaks, risks, room and what waits for a word', () => {
    const digest = noticesNow({
      ...nothing,
      digestOn: '2026-11-23',
      objectives: [objective('a', 'on-track')],
      weekAhead: { weekOf: '2026-11-30', needMinutes: 300, freeMinutes: 600 },
      weekNow: { weekOf: '2026-11-23', needMinutes: 300, freeMinutes: 240 },
      streaks: [{ title: 'Run', weeks: 4 }],
      keyResults: [
        { id: 'k', title: 'NPS', objective: { id: 'a', cycleId: 'q4' }, dueOn: '2026-11-23', status: 'due' },
      ],
    }).find(({ kind }) => kind === 'weekly-digest')
    expect(digest).toMatchObject({
      key: 'weekly-digest-2026-11-23',
      text: '2 h 30 min of 4 h done for your goals last week.',
      sections: [
        { heading: 'Hours last week', lines: ['Objective a: 2 h 30 min of 4 h'] },
        { heading: 'Streaks', lines: ['Run: 4 weeks in a row'] },
        {
          heading: 'Room for your goals',
          lines: [
            'This week: they need 5 h, you have 4 h: overfull',
            'Next week: they need 5 h, you have 10 h',
          ],
        },
      ],
      actions: [{ verb: 'check-in', id: 'k', label: 'NPS' }],
    })
  })

  test('a digest whose day was missed comes late, but not to who has no last week', () => {
    const late = { digestOn: '2026-11-23', isDigestLate: true }
    const weekNow = { weekOf: '2026-11-23', needMinutes: 300, freeMinutes: 600 }
    expect(keys({ ...late, weekNow, objectives: [objective('a', 'on-track')] })).toEqual([
      'weekly-digest-2026-11-23',
    ])
    expect(keys({ ...late, weekNow })).toEqual([])
    expect(keys({ ...late, isDigestLate: false, weekNow })).toEqual(['weekly-digest-2026-11-23'])
  })

  test('the same state gives the same keys, and no key comes twice', () => {
    const now = { objectives: [objective('a', 'behind'), objective('b', 'behind')], digestOn: '2026-11-23' }
    expect(keys(now)).toEqual(keys(now))
    expect(new Set(keys(now)).size).toBe(keys(now).length)
  })
})
