import { calendarCommands } from './calendar-commands.ts'
import { CLIENT } from './engine.ts'
import { googleCommands } from './google-commands.ts'
import { deathPoints } from './mortality.ts'
import { faultKinds, lies, refusals } from './network-faults.ts'
import { pageCommands } from './page-commands.ts'
import { seriesCommands } from './series-commands.ts'
import { type Command, nth, type Play, type Scene } from './scene.ts'
import { EMAIL, type World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const requests = [
  '*',
  'events.list',
  'events.get',
  'events.insert',
  'events.patch',
  'events.delete',
  'events.watch',
  'calendarList.list',
  'calendars.insert',
  'oauth.token',
]

function fault({ world }: Scene, { a, b, c }: Command): void {
  world.network.faults.push({
    name: nth(requests, a) ?? '*',
    kind: nth(faultKinds, b) ?? 'cut',
    refusal: nth(refusals, c) ?? { status: 500, reason: 'backendError' },
    after: c % 4,
    times: 1 + (b % 3),
  })
}

const racing: readonly Play[] = [
  googleCommands['move-block'],
  googleCommands['delete-block'],
  googleCommands['retitle-block'],
  googleCommands['add-meeting'],
  googleCommands['tick-block'],
  pageCommands['move-on-page'],
  pageCommands.skip,
  pageCommands['add-task'],
  pageCommands.undo,
]
const racingElsewhere: readonly Play[] = [
  pageCommands['other-calendar'],
  pageCommands['complete-task'],
  seriesCommands['move-series'],
  calendarCommands['delete-our-calendar'],
]

async function race(scene: Scene, command: Command, among: readonly Play[]): Promise<void> {
  const act = nth(among, command.b)
  if (act === undefined) return
  scene.world.network.races.push({ countdown: command.c % 8, act: () => act(scene, command) })
}

export async function expireSyncTokens({ google }: World): Promise<void> {
  await google.dispatch({ method: 'POST', url: '/emulator/sync-tokens/expire', body: {} })
}

/** What goes wrong around the person and us, and the time that passes. */
export const troubleCommands = {
  'network-fault': async (scene, command) => fault(scene, command),
  lie: async (scene, { a, b }) => {
    scene.story.isLiedTo = true
    const refusal = { status: 500, reason: 'backendError' }
    scene.world.network.faults.push({
      name: 'events.list',
      kind: nth(lies, a) ?? 'empty-list',
      refusal,
      after: b % 3,
      times: 1 + (a % 3),
    })
  },
  race: (scene, command) => race(scene, command, racing),
  'race-elsewhere': (scene, command) => race(scene, command, racingElsewhere),
  death: async ({ world }, { a, b }) => world.mortality.light(nth(deathPoints, a) ?? 'after-commit', b % 12),
  'queue-loses': async ({ world }, { a }) => {
    world.queue.lostPercent = a % 100
  },
  'queue-forgets': async ({ world }) => world.queue.forgetAll(),
  'push-weather': async ({ world }, { a, b, c }) => {
    world.pushes.weather = {
      lostPercent: a % 101,
      doubledPercent: b % 101,
      slowestMs: (c % 5) * 15 * MINUTE,
    }
  },
  'expire-sync-tokens': ({ world }) => expireSyncTokens(world),
  'page-size': async ({ world }, { a }) => {
    world.network.pageSize = nth([1, 2, 3, 7, 2500], a) ?? 2500
  },
  'expire-access': async ({ world }) => {
    world.google.store.state.accessTokens.clear()
  },
  rotate: async ({ world }, { a }) => {
    world.google.store.state.switches.rotateRefreshTokens = a % 2 === 0
  },
  revoke: async (scene) => {
    const { accessTokens, refreshTokens, grants } = scene.world.google.store.state
    scene.story.hasRevoked = true
    accessTokens.clear()
    refreshTokens.clear()
    grants.delete(`${EMAIL} ${CLIENT.clientId}`)
  },
  minutes: ({ drive }, { a }) => drive.pass((1 + (a % 40)) * MINUTE),
  hours: ({ drive }, { a }) => drive.pass((1 + (a % 12)) * HOUR),
  days: ({ drive }, { a }) => drive.pass((1 + (a % 3)) * DAY),
  /** Up to five weeks, with our processes down for most of them. */
  weeks: ({ drive }, { a }) => drive.pass((1 + (a % 5)) * 7 * DAY),
  work: async ({ drive }) => {
    await drive.work(200)
  },
  sweep: ({ drive }) => drive.sweep(),
} satisfies Record<string, Play>
