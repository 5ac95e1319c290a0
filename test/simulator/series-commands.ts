import { berlinDate, DAY, HOUR, MINUTE, moreRules, rules, someLength, someTime } from './drawn.ts'
import { ofThePerson, type Standing } from './google-view.ts'
import { byHand, instancesOf, times } from './hand.ts'
import { type Command, nth, type Play, type Scene } from './scene.ts'
import { EMAIL } from './world.ts'

const series = ({ world }: Scene): readonly Standing[] => ofThePerson(world).filter((one) => one.isSeries)
const timed = (scene: Scene) => series(scene).filter((one) => one.startMs !== null)

const patch = (scene: Scene, eventId: string, change: object): Promise<boolean> =>
  byHand(scene.world, 'PATCH', EMAIL, eventId, change)

async function onSeries(scene: Scene, { a }: Command, changeOf: (master: Standing) => object): Promise<void> {
  const master = nth(timed(scene), a)
  if (master !== undefined) await patch(scene, master.eventId, changeOf(master))
}

async function onInstance(
  scene: Scene,
  { a, b }: Command,
  method: 'PATCH' | 'DELETE',
  change?: object,
): Promise<void> {
  const master = nth(series(scene), a)
  if (master === undefined) return
  const nowMs = scene.world.clock.now()
  const all = await instancesOf(scene.world, EMAIL, nowMs, nowMs + 10 * DAY)
  const one = nth(
    all.filter(({ id }) => id.startsWith(`${master.eventId}_`)),
    b,
  )
  if (one !== undefined) await byHand(scene.world, method, EMAIL, one.id, change)
}

const untilText = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** "This and following": the old series ends before the instance, and a new one begins there, at another time of day. */
async function split(scene: Scene, { a, b, c }: Command): Promise<void> {
  const master = nth(timed(scene), a)
  if (master?.startMs == null) return
  const nowMs = scene.world.clock.now()
  const all = await instancesOf(scene.world, EMAIL, nowMs, nowMs + 10 * DAY)
  const one = nth(
    all.filter(({ id }) => id.startsWith(`${master.eventId}_`)),
    b,
  )
  const fromMs = Date.parse(one?.start.dateTime ?? '')
  if (Number.isNaN(fromMs) || fromMs <= master.startMs) return
  const recurrence = [`RRULE:FREQ=DAILY;UNTIL=${untilText(fromMs - 1000)}`]
  if (!(await patch(scene, master.eventId, { recurrence }))) return
  const startMs = fromMs + (1 + (c % 8)) * 15 * MINUTE
  await byHand(scene.world, 'POST', EMAIL, null, {
    summary: 'From now on',
    ...times(startMs, startMs + HOUR),
    recurrence: [moreRules[c % moreRules.length]],
  })
}

/** What the person does to their series in Google. */
export const seriesCommands = {
  'add-series': async (scene, { a, b, c }) => {
    const startMs = someTime(scene, a % 200)
    await byHand(scene.world, 'POST', EMAIL, null, {
      summary: `Series ${a}`,
      ...times(startMs, startMs + someLength(b)),
      recurrence: [rules[c % rules.length]],
    })
  },
  'add-all-day-series': async (scene, { a, b, c }) => {
    const startMs = someTime(scene, a % 200)
    await byHand(scene.world, 'POST', EMAIL, null, {
      summary: `Days ${a}`,
      start: { date: berlinDate(startMs) },
      end: { date: berlinDate(startMs + (1 + (b % 2)) * DAY) },
      recurrence: [moreRules[c % moreRules.length]],
    })
  },
  'move-instance': (scene, command) => {
    const startMs = someTime(scene, command.c)
    return onInstance(scene, command, 'PATCH', times(startMs, startMs + HOUR))
  },
  'rename-instance': (scene, command) =>
    onInstance(scene, command, 'PATCH', { summary: `This ${command.c}` }),
  'cancel-instance': (scene, command) => onInstance(scene, command, 'DELETE'),
  'move-series': (scene, command) =>
    onSeries(scene, command, ({ startMs, endMs }) => {
      const by = ((command.b % 97) - 48) * 15 * MINUTE
      return times((startMs ?? 0) + by, (endMs ?? 0) + by)
    }),
  'change-rule': (scene, command) =>
    onSeries(scene, command, () => ({ recurrence: [moreRules[command.b % moreRules.length]] })),
  'make-single': (scene, command) => onSeries(scene, command, () => ({ recurrence: null })),
  'split-series': split,
  'delete-series': async (scene, { a }) => {
    const event = nth(series(scene), a)
    if (event !== undefined) await byHand(scene.world, 'DELETE', EMAIL, event.eventId)
  },
} satisfies Record<string, Play>
