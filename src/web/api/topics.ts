import type { QueryClient } from '@tanstack/react-query'

/** First part of every query key: what the server's stream names when it has changed. */
const topics = [
  'week',
  'goals',
  'habits',
  'tasks',
  'hours',
  'calendars',
  'sync',
  'settings',
  'notifications',
  'session',
  'clock',
] as const
export type Topic = (typeof topics)[number]

/** Views that show something of a topic. A new plan changes planned hours everywhere. */
const shownIn: Readonly<Record<Topic, readonly Topic[]>> = {
  week: ['week', 'goals', 'habits', 'tasks', 'sync'],
  goals: ['goals', 'week'],
  habits: ['habits', 'goals', 'week'],
  tasks: ['tasks', 'goals', 'week'],
  hours: ['hours', 'week'],
  calendars: ['calendars', 'session', 'week', 'sync'],
  sync: ['sync'],
  settings: ['settings', 'session', 'week'],
  notifications: ['notifications'],
  session: ['session'],
  clock: topics,
}

/** The topics to load again after a change of `changed`; an unknown one (a newer server) means all. */
const affectedBy = (changed: string): readonly Topic[] =>
  topics.find((topic) => topic === changed) === undefined ? topics : shownIn[changed as Topic]

export async function refresh(client: QueryClient, changed: Iterable<string>): Promise<void> {
  const affected = new Set([...changed].flatMap((topic) => affectedBy(topic)))
  await Promise.all([...affected].map((topic) => client.invalidateQueries({ queryKey: [topic] })))
}

/** Loads again what has been loaded, and what is on its way once it is here: it may have left before now. */
export async function refreshOlder(client: QueryClient): Promise<void> {
  const fetching = client.getQueryCache().findAll({ fetchStatus: 'fetching' })
  const onTheirWay = new Set(fetching.map(({ queryHash }) => queryHash))
  await client.invalidateQueries({}, { cancelRefetch: false })
  await client.invalidateQueries({ predicate: ({ queryHash }) => onTheirWay.has(queryHash) })
}
