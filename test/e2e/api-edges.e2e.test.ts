import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { type Answer, Client } from '../support/client.ts'
import { type Scene, signedIn } from '../support/launch-beta.ts'
import { type QuietApp, startQuietApp } from '../support/quiet-app.ts'
import { waitUntil } from '../support/wait-until.ts'

let app: QuietApp
let scene: Scene
let other: Client
beforeAll(async () => {
  app = await startQuietApp()
  scene = await signedIn(app, 'Pacific/Kiritimati')
  other = new Client(app)
  await other.signIn('other@example.com', 'America/New_York')
}, 60_000)
afterAll(() => app.stop())

const first = '1970-01-01T00:00:00Z'
const last = '2199-12-31T23:59:59Z'
const send = (method: string, path: string, body?: unknown): Promise<Answer> =>
  scene.client.send(method, path, body)
const idOf = ({ status, body }: Answer): string => {
  if (status >= 400) throw new Error(JSON.stringify(body))
  return (body as { id: string }).id
}

describe('what is strange but right', () => {
  test.each<[string, string, unknown]>([
    [
      'POST',
      '/api/v1/tasks',
      { title: '🎯'.repeat(150), notes: '\u202e‮ ￿ 👩‍👩‍👧 \t\n', minutes: 6000, maxBlockMinutes: 1440 },
    ],
    [
      'POST',
      '/api/v1/tasks',
      { title: '<script>alert(1)</script>', notBefore: first, due: last, hardDue: true },
    ],
    [
      'POST',
      '/api/v1/tasks',
      {
        title: "'; drop table tasks; --",
        due: '1970-01-02T00:00:00+14:00',
      },
    ],
    [
      'POST',
      '/api/v1/tasks',
      { title: 'Long ago', due: first, hardDue: true, minutes: 5, minBlockMinutes: 5, maxBlockMinutes: 5 },
    ],
    ['POST', '/api/v1/tasks', { title: 'With an offset', due: '2026-11-25T23:59:59.999999999-11:30' }],
    ['POST', '/api/v1/cycles', { title: 'Old', startsOn: '1970-01-01', endsOn: '1970-01-01' }],
    ['POST', '/api/v1/cycles', { title: 'Far', startsOn: '2198-01-01', endsOn: '2199-12-31' }],
    [
      'POST',
      '/api/v1/habits',
      {
        title: 'All week',
        timesPerWeek: 7,
        minMinutes: 5,
        maxMinutes: 1440,
        windowFrom: '00:00',
        windowTo: '24:00',
        idealStart: '23:59',
        startsOn: '1970-01-01',
        endsOn: '2199-12-31',
      },
    ],
    [
      'POST',
      '/api/v1/hours',
      { name: 'Ünïcode 🕘', ranges: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
    ],
    ['POST', '/api/v1/hours', { name: '__proto__', ranges: [{ days: [7], from: '23:59', to: '24:00' }] }],
    [
      'PATCH',
      '/api/v1/settings',
      { timeZone: 'Pacific/Kiritimati', daysOff: ['1970-01-01', '2199-12-31'], settings: {} },
    ],
    ['PATCH', '/api/v1/settings', {}],
    ['GET', '/api/v1/week?date=1970-01-01', undefined],
    ['GET', '/api/v1/week?date=2199-12-31', undefined],
    ['GET', `/api/v1/week?from=2199-12-01T00:00:00Z&to=${last}`, undefined],
    ['GET', `/api/v1/ledger?from=${first}&to=${last}&limit=200`, undefined],
  ])('%s %s %j', async (method, path, body) => {
    const answer = await send(method, path, body)
    expect(answer).toMatchObject({ status: expect.toSatisfy((status) => status < 300) })
  })

  test('all of it is read back as it was sent, and a plan is still made', async () => {
    const objective = idOf(await send('POST', '/api/v1/objectives', { title: 'Far', why: '\u2028' }))
    const kr = idOf(
      await send('POST', `/api/v1/objectives/${objective}/key-results`, {
        kind: 'effort',
        title: 'Hours until the end of time',
        target: 1e7,
        effortPlan: {
          totalMinutes: 527_040,
          byDate: '2199-12-31',
          minBlockMinutes: 5,
          maxBlockMinutes: 1440,
        },
      }),
    )
    const metric = idOf(
      await send('POST', `/api/v1/objectives/${objective}/key-results`, {
        kind: 'metric',
        title: 'M',
        baseline: -1e12,
        target: 1e12,
      }),
    )
    const checkIn = await send('POST', `/api/v1/key-results/${metric}/check-ins`, {
      value: 1e-9,
      confidence: 0,
      at: first,
    })
    const logged = await send('POST', '/api/v1/ledger', {
      keyResultId: kr,
      minutes: 1440,
      workedAt: first,
    })
    expect([checkIn.status, logged.status]).toEqual([201, 201])
    const lists = [
      'tasks?limit=200',
      'objectives',
      'habits',
      'hours',
      'cycles',
      'ledger',
      'week',
      'plan-versions',
      'settings',
      `key-results/${metric}/check-ins`,
    ]
    const answers = await Promise.all(lists.map((list) => send('GET', `/api/v1/${list}`)))
    expect(answers.map(({ status }) => status)).toEqual(lists.map(() => 200))
    const tasks = JSON.stringify(answers[0]?.body)
    expect(tasks).toContain('<script>alert(1)</script>')
    expect(tasks).toContain("'; drop table tasks; --")
    expect(tasks).toContain('2026-11-26T11:29:59.999Z')
    expect((await send('POST', '/api/v1/plan/preview')).status).toBe(200)
    const week = await waitUntil(
      async () => {
        const now = await scene.client.call(readWeek, { query: {} })
        return !now.isPlanning && now.blocks.length > 0 && now
      },
      { what: 'a plan', timeoutMs: 30_000 },
    )
    expect(week.version?.status).toBe('applied')
  })
})

test('the live stream tells a person’s changes to that person alone', async () => {
  const [mine, theirs] = [await scene.client.listen(), await other.listen()]
  await send('POST', '/api/v1/hours', { name: 'heard', ranges: [{ days: [1], from: '09:00', to: '10:00' }] })
  await waitUntil(() => mine.topics.includes('hours'), { what: 'my own change' })
  expect(theirs.topics.filter((topic) => topic === 'hours')).toEqual([])
  mine.close()
  theirs.close()
})

test('a block is confirmed with a body or without, and a second time changes nothing', async () => {
  const { id } = await other.call(createTask, { body: { title: 'Soon', minutes: 30 } })
  const block = await waitUntil(
    async () => {
      const { blocks } = await other.call(readWeek, { query: { date: '2026-11-23' } })
      return blocks.find(({ itemId }) => itemId === id)
    },
    { what: 'a block of the task', timeoutMs: 30_000 },
  )
  const done = await other.send('POST', `/api/v1/blocks/${block.id}/done`)
  const again = await other.send('POST', `/api/v1/blocks/${block.id}/done`, {})
  expect([done, again].filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
})
