import { blockEvents, type Standing, standingEvents } from './google-view.ts'
import { at, byHand, instancesOf, times } from './hand.ts'
import { type Command, nth, type Play, type Scene } from './scene.ts'
import { EMAIL } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A quarter hour within the coming week, by number. */
const someTime = ({ world }: Scene, number: number): number =>
  Math.floor(world.clock.now() / (15 * MINUTE)) * 15 * MINUTE + (number % 672) * 15 * MINUTE

const someLength = (number: number): number => (15 + (number % 8) * 15) * MINUTE

const ofThePerson = ({ world }: Scene): readonly Standing[] =>
  standingEvents(world).filter((one) => one.blockId === null && one.calendarId === EMAIL)
const single = (scene: Scene) => ofThePerson(scene).filter((one) => !one.isSeries && !one.isException)
const series = (scene: Scene) => ofThePerson(scene).filter((one) => one.isSeries)

const ours = ({ world }: Scene): readonly Standing[] =>
  blockEvents(world).filter((one) => !one.isSeries && one.startMs !== null)

async function onBlock(
  scene: Scene,
  { a }: Command,
  edit: (event: Standing) => { readonly change: object; readonly tell: () => void },
): Promise<void> {
  const event = nth(ours(scene), a)
  if (event === undefined) return
  const { change, tell } = edit(event)
  if (await byHand(scene.world, 'PATCH', event.calendarId, event.eventId, change)) tell()
}

const place = (scene: Scene, event: Standing, startMs: number, endMs: number) => ({
  change: times(startMs, endMs),
  tell: () => {
    // Put where it was is no news to anybody.
    if (event.startMs === startMs && event.endMs === endMs) return
    scene.story.about(event.eventId, event.blockId ?? '').place = { startMs, endMs }
  },
})

const title = (scene: Scene, event: Standing, summary: string) => ({
  change: { summary },
  tell: () => {
    if (event.title !== summary) scene.story.about(event.eventId, event.blockId ?? '').title = summary
  },
})

async function onInstance(
  scene: Scene,
  { a, b }: Command,
  method: 'PATCH' | 'DELETE',
  startMs: number | null,
): Promise<void> {
  const master = nth(series(scene), a)
  if (master === undefined) return
  const nowMs = scene.world.clock.now()
  const all = await instancesOf(scene.world, EMAIL, nowMs, nowMs + 10 * DAY)
  const one = nth(
    all.filter(({ id }) => id.startsWith(`${master.eventId}_`)),
    b,
  )
  if (one === undefined) return
  const change = startMs === null ? undefined : times(startMs, startMs + HOUR)
  await byHand(scene.world, method, EMAIL, one.id, change)
}

const rules = ['RRULE:FREQ=DAILY', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR', 'RRULE:FREQ=DAILY;COUNT=5']

/** What the person does in Google: meetings of their own, and our blocks. */
export const googleCommands = {
  'add-meeting': async (scene, { a, b }) => {
    const startMs = someTime(scene, a)
    const body = { summary: `Meeting ${a}`, ...times(startMs, startMs + someLength(b)) }
    await byHand(scene.world, 'POST', EMAIL, null, body)
  },
  'meeting-on-block': async (scene, { a }) => {
    const block = nth(ours(scene), a)
    if (block?.startMs == null || block.endMs === null) return
    await byHand(scene.world, 'POST', EMAIL, null, {
      summary: 'Urgent',
      ...times(block.startMs, block.endMs),
    })
  },
  'move-meeting': async (scene, { a, b, c }) => {
    const event = nth(single(scene), a)
    if (event === undefined) return
    const startMs = someTime(scene, b)
    await byHand(scene.world, 'PATCH', EMAIL, event.eventId, times(startMs, startMs + someLength(c)))
  },
  'delete-meeting': async (scene, { a }) => {
    const event = nth(single(scene), a)
    if (event !== undefined) await byHand(scene.world, 'DELETE', EMAIL, event.eventId)
  },
  'add-series': async (scene, { a, b, c }) => {
    const startMs = someTime(scene, a % 200)
    await byHand(scene.world, 'POST', EMAIL, null, {
      summary: `Series ${a}`,
      ...times(startMs, startMs + someLength(b)),
      recurrence: [rules[c % rules.length]],
    })
  },
  'move-instance': (scene, command) => onInstance(scene, command, 'PATCH', someTime(scene, command.c)),
  'cancel-instance': (scene, command) => onInstance(scene, command, 'DELETE', null),
  'delete-series': async (scene, { a }) => {
    const event = nth(series(scene), a)
    if (event !== undefined) await byHand(scene.world, 'DELETE', EMAIL, event.eventId)
  },
  'move-block': (scene, command) =>
    onBlock(scene, command, (event) => {
      const startMs = someTime(scene, command.b) + (command.c % 3) * 5 * MINUTE
      return place(scene, event, startMs, startMs + (event.endMs ?? 0) - (event.startMs ?? 0))
    }),
  'resize-block': (scene, command) =>
    onBlock(scene, command, (event) => {
      const startMs = event.startMs ?? 0
      return place(scene, event, startMs, startMs + someLength(command.b))
    }),
  'retitle-block': (scene, command) =>
    onBlock(scene, command, (event) => title(scene, event, `Mine ${command.b}`)),
  'tick-block': (scene, command) =>
    onBlock(scene, command, (event) => title(scene, event, `✓ ${event.title.replace(/^✓ /, '')}`)),
  'free-block': (scene, command) =>
    onBlock(scene, command, (event) => ({
      change: { transparency: 'transparent' },
      tell: () => {
        scene.story.decided(event.blockId ?? '')
      },
    })),
  'busy-block': (scene, command) =>
    onBlock(scene, command, () => ({ change: { transparency: 'opaque' }, tell: () => {} })),
  'describe-block': (scene, command) =>
    onBlock(scene, command, () => ({ change: { description: `Note ${command.b}` }, tell: () => {} })),
  'delete-block': async (scene, { a }) => {
    const event = nth(ours(scene), a)
    if (event === undefined) return
    if (!(await byHand(scene.world, 'DELETE', event.calendarId, event.eventId))) return
    scene.story.dropped.add(event.blockId ?? '')
    scene.story.forget(event.eventId)
  },
  'restore-block': async (scene, { a, b }) => {
    const startMs = someTime(scene, b)
    const event = nth(ours(scene), a)
    // Back and forth: the same block dragged away and, at once, back again.
    if (event?.startMs == null || event.endMs === null) return
    await byHand(scene.world, 'PATCH', event.calendarId, event.eventId, {
      start: at(startMs),
      end: at(startMs + HOUR),
    })
    const back = times(event.startMs, event.endMs)
    if (await byHand(scene.world, 'PATCH', event.calendarId, event.eventId, back)) {
      scene.story.about(event.eventId, event.blockId ?? '').place = null
    }
  },
} satisfies Record<string, Play>
