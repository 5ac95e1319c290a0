import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { prepareBackend } from '#adapters/bullmq/prepare-backend.ts'
import { startAllWorkers } from '../../../workers/start-workers.ts'
import { aUserId, openQueue, recordingLog, type LogLine } from './support/house.ts'
import { openPostgresStore } from './support/postgres-store.ts'
import type { QueueStore } from './support/queue-store.ts'

let store: QueueStore
beforeAll(async () => {
  store = await openPostgresStore()
  await prepareBackend(store.backend)
})
afterAll(() => store.close())

test('startAllWorkers() leads every job to its own use case and logs ids and times only', async () => {
  const [userId, calendarId, connectionId] = [aUserId(), aUserId(), aUserId()]
  const called: Record<string, unknown> = {}
  const useCase = (name: string) => async (payload: object) => {
    called[name] = payload
    return { title: 'Dentist' }
  }
  const useCases = {
    pullCalendar: useCase('pullCalendar'),
    pullCalendarList: useCase('pullCalendarList'),
    unfoldGoals: useCase('unfoldGoals'),
    planBlocks: useCase('planBlocks'),
    publishPlan: useCase('publishPlan'),
    settleBlocks: useCase('settleBlocks'),
    tellPerson: useCase('tellPerson'),
    sweep: useCase('sweep'),
  }
  const lines: LogLine[] = []
  const workers = await startAllWorkers(useCases, store.backend, recordingLog(lines))
  onTestFinished(() => workers.close(0))
  const queue = await openQueue(store.backend)
  await queue.enqueue('pull-calendar', { userId, calendarId })
  await queue.enqueue('pull-calendar-list', { userId, connectionId })
  await queue.enqueue('unfold-goals', { userId })
  await queue.enqueue('plan-blocks', { userId })
  await queue.enqueue('publish-plan', { userId })
  await queue.enqueue('settle-blocks', { userId })
  await queue.enqueue('tell-person', { userId })
  await vi.waitFor(() => expect(Object.keys(called)).toHaveLength(8), { timeout: 5000, interval: 10 })
  expect(called).toEqual({
    pullCalendar: { userId, calendarId },
    pullCalendarList: { userId, connectionId },
    unfoldGoals: { userId },
    planBlocks: { userId },
    publishPlan: { userId },
    settleBlocks: { userId },
    tellPerson: { userId },
    sweep: {},
  })
  await vi.waitFor(() => expect(lines.filter((line) => line.message === 'Job done')).toHaveLength(8))
  for (const { fields } of lines) {
    expect(Object.keys(fields)).toEqual(['job', 'userId', 'attempt', 'durationMs'])
  }
})
