import { berlinDate, DAY, HOUR, MINUTE, someLength, someTime } from './drawn.ts'
import { blockEvents, ofThePerson, type Standing } from './google-view.ts'
import { at, byHand, times } from './hand.ts'
import { type Command, nth, type Play, type Scene } from './scene.ts'
import type { Place } from './story.ts'
import { EMAIL } from './world.ts'

const single = ({ world }: Scene) =>
  ofThePerson(world).filter((one) => !one.isSeries && !one.isException && one.startMs !== null)

const ours = ({ world }: Scene): readonly Standing[] =>
  blockEvents(world).filter((one) => !one.isSeries && one.startMs !== null)

async function onBlock(
  scene: Scene,
  { a }: Command,
  edit: (event: Standing) => { readonly change: object; readonly tell: () => void | Promise<void> },
): Promise<void> {
  const event = nth(ours(scene), a)
  if (event === undefined) return
  const { change, tell } = edit(event)
  if (await byHand(scene.world, 'PATCH', event.calendarId, event.eventId, change)) await tell()
}

const place = (scene: Scene, event: Standing, startMs: number, endMs: number) => ({
  change: times(startMs, endMs),
  tell: async () => {
    // Put where it was is no news to anybody.
    if (event.startMs === startMs && event.endMs === endMs) return
    const said = scene.story.about(event.eventId, event.blockId ?? '')
    const synced = await syncedPlace(scene, event)
    // Away and back before anybody looked is none either.
    said.place = synced?.startMs === startMs && synced.endMs === endMs ? null : { startMs, endMs }
  },
})

/** Where we last saw the event. */
const syncedPlace = ({ world, userId }: Scene, { blockId, eventId }: Standing): Promise<Place | null> =>
  world.page.unitOfWork.forUser(userId, async ({ publishedEvents }) => {
    const record = await publishedEvents.latestFor(blockId ?? '')
    return record?.eventId === eventId ? record.synced : null
  })

const title = (scene: Scene, event: Standing, summary: string) => ({
  change: { summary },
  tell: () => {
    if (event.title !== summary) scene.story.about(event.eventId, event.blockId ?? '').title = summary
  },
})

async function onMeeting(scene: Scene, { a }: Command, change: object): Promise<void> {
  const event = nth(single(scene), a)
  if (event !== undefined) await byHand(scene.world, 'PATCH', EMAIL, event.eventId, change)
}

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
  'add-all-day': async (scene, { a, b }) => {
    const startMs = someTime(scene, a)
    await byHand(scene.world, 'POST', EMAIL, null, {
      summary: `Day ${a}`,
      start: { date: berlinDate(startMs) },
      end: { date: berlinDate(startMs + (1 + (b % 3)) * DAY) },
    })
  },
  'be-away': async (scene, { a }) => {
    const startMs = someTime(scene, a)
    const body = { summary: 'Away', eventType: 'outOfOffice', ...times(startMs, startMs + 6 * HOUR) }
    await byHand(scene.world, 'POST', EMAIL, null, body)
  },
  'free-meeting': (scene, command) =>
    onMeeting(scene, command, { transparency: command.b % 3 === 0 ? 'opaque' : 'transparent' }),
  'answer-meeting': (scene, command) =>
    onMeeting(scene, command, {
      attendees: [{ email: EMAIL, responseStatus: command.b % 3 === 0 ? 'accepted' : 'declined' }],
    }),
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
