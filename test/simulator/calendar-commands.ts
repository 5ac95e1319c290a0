import { deleteCalendar } from '../../src/demo/google-emulator/core/calendars/change-calendar.ts'
import { insertCalendar } from '../../src/demo/google-emulator/core/calendars/calendars.ts'
import type { Calendar } from '../../src/demo/google-emulator/core/state.ts'
import { someLength, someTime } from './drawn.ts'
import { calendarsOf } from './google-view.ts'
import { byHand, times } from './hand.ts'
import { nth, type Play, type Scene } from './scene.ts'
import { EMAIL } from './world.ts'

const person = { email: EMAIL, clientId: null, scopes: null }

const isOurs = ({ createdBy }: Calendar): boolean => createdBy !== null
const others = ({ world }: Scene): readonly Calendar[] =>
  calendarsOf(world).filter((one) => !one.primary && !isOurs(one))

/** What the person does to whole calendars, in Google and on the page. */
export const calendarCommands = {
  'add-calendar': async ({ world }, { a }) => {
    insertCalendar(world.google.store, person, { summary: `Calendar ${a}` })
  },
  'meeting-elsewhere': async (scene, { a, b, c }) => {
    const calendar = nth(others(scene), c)
    if (calendar === undefined) return
    const startMs = someTime(scene, a)
    const body = { summary: `Elsewhere ${a}`, ...times(startMs, startMs + someLength(b)) }
    await byHand(scene.world, 'POST', calendar.id, null, body)
  },
  'delete-calendar': async (scene, { a }) => {
    const calendar = nth(others(scene), a)
    if (calendar !== undefined) deleteCalendar(scene.world.google.store, person, calendar.id)
  },
  /** With all blocks in it; they are shown again, none is taken for dropped. */
  'delete-our-calendar': async ({ world }, { a }) => {
    const calendar = nth(calendarsOf(world).filter(isOurs), a)
    if (calendar !== undefined) deleteCalendar(world.google.store, person, calendar.id)
  },
  'count-calendar': async ({ world, userId }, { a, b }) => {
    const { items } = await world.page.useCases.listCalendars(userId)
    const calendar = nth(
      items.filter((one) => !one.isOurs && one.state !== 'gone'),
      a,
    )
    if (calendar === undefined) return
    await world.page.useCases.chooseCalendar(userId, calendar.id, { countsAsBusy: b % 3 > 0 })
  },
} satisfies Record<string, Play>
