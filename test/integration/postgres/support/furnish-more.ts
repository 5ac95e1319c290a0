import type { Repositories } from '#app/ports/unit-of-work.ts'
import type { Task } from '#core/tasks/task.ts'
import { aKpi } from '../../../support/goal-builders.ts'
import { ids, NOW_MS } from './store.ts'

type Rows = { readonly task: Task; readonly calendarId: string; readonly versionId: string }

/** One row of what grew around the goals, the tasks and the calendars. */
export async function furnishMore(repositories: Repositories, { task, calendarId, versionId }: Rows) {
  const { id: byUserId } = await repositories.person.get()
  const about = { id: ids.next(), title: task.title, atMs: NOW_MS }
  const achievement = { ...about, kind: 'streak', subjectId: task.id, step: '4' } as const
  await repositories.achievements.add(achievement)
  await repositories.goalChanges.add({
    ...about,
    byUserId,
    subject: 'objective',
    subjectId: task.id,
    objectiveId: task.objectiveId,
    verb: 'changed',
    field: 'title',
    from: 'a',
    to: 'b',
  })
  const kpi = await furnishKpi(repositories)
  const series = await furnishSeries(repositories, task)
  const change = {
    id: ids.next(),
    sentence: 'Snoozed.',
    steps: [],
    planVersionId: versionId,
    atMs: NOW_MS,
    undoneAtMs: null,
  }
  await repositories.taskChanges.add(change)
  await repositories.listings.keep({
    calendarId,
    number: 1,
    fromMs: 0,
    parameters: {},
    events: [],
    nextPageToken: 'next',
    readAtMs: NOW_MS,
  })
  const notice = await furnishNotices(repositories)
  return { achievement, kpi, series, change, notice }
}

async function furnishKpi({ kpis }: Repositories) {
  const kpi = aKpi({ id: ids.next(), createdAtMs: NOW_MS })
  await kpis.save(kpi)
  await kpis.addReadings([
    { id: ids.next(), kpiId: kpi.id, value: 99, atMs: NOW_MS, source: 'hand', note: '' },
  ])
  await kpis.setWebhook(kpi.id, kpi.id)
  return kpi
}

async function furnishSeries({ taskSeries }: Repositories, task: Task) {
  const { hoursProfileId, keyResultId, objectiveId } = task
  const series = {
    id: ids.next(),
    rule: 'FREQ=DAILY',
    startsOn: '2026-03-29',
    lastOn: '2026-03-29',
    made: 1,
    template: { ...task, hoursProfileId, keyResultId, objectiveId, notBefore: null, due: null },
    hasEnded: false,
  }
  await taskSeries.save(series)
  return series
}

async function furnishNotices({ notifications }: Repositories) {
  const id = ids.next()
  const notice = {
    id,
    key: `test:${id}`,
    kind: 'test',
    urgency: 'calm',
    title: 'A notice',
    text: '',
    link: '/',
    sections: [],
    actions: [],
    isOnPage: true,
    atMs: NOW_MS,
    readAtMs: null,
  } as const
  await notifications.add(notice)
  await notifications.addDelivery({
    id: ids.next(),
    notificationId: id,
    channel: 'mail',
    state: 'waiting',
    dueAtMs: NOW_MS,
    sentAtMs: null,
    failures: 0,
    lastError: null,
  })
  await notifications.saveSettings({ kept: {}, sealedSlackUrl: null })
  await notifications.useLink(id, NOW_MS)
  const mail = { messageId: id, to: 'a@example.com', subject: '', text: '', html: '', atMs: NOW_MS }
  await notifications.keepMail(mail)
  return notice
}
