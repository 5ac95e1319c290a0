import { createSignIn } from '#app/edit/account/sign-in.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { createHabit } from '#contracts/http/habit-routes.ts'
import { wantedScopes } from '#core/calendar/google-scopes.ts'
import { testSealing } from '../support/sealing.ts'
import { EMAIL, type World } from './world.ts'

const { sealer } = testSealing()

/** Signs in, or connects again: Google's consent, without its pages. Answers the person's id. */
export async function signIn({ google, page, clock, chance }: World): Promise<string> {
  const { accessToken, refreshToken } = google.signIn(EMAIL, wantedScopes)
  const subject = google.store.state.people.get(EMAIL)?.subject ?? ''
  const ids = { next: () => uuidOf(chance().bytes(16)) }
  const signed = await createSignIn({ unitOfWork: page.unitOfWork, clock, ids, sealer })({
    subject,
    email: EMAIL,
    name: 'Alex',
    scopes: wantedScopes,
    refreshToken,
    accessToken,
    accessTokenExpiresAtMs: clock.now() + google.store.state.switches.accessTokenSeconds * 1000,
  })
  if (signed.outcome !== 'signed-in') throw new Error(`Not signed in: ${signed.outcome}`)
  return signed.userId
}

const uuidOf = (bytes: Uint8Array): string => {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(0x70 | (copy.readUInt8(6) & 0x0f), 6)
  copy.writeUInt8(0x80 | (copy.readUInt8(8) & 0x3f), 8)
  return copy.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Short horizons keep the plans small; without a frozen hour every block has to make way at once. */
const settings = { horizonWeeks: 1, freezeMinutes: 0 }

/** A person with a few things to do and a week that has meetings in it. */
export async function settleIn(world: World): Promise<string> {
  const userId = await signIn(world)
  const { useCases } = world.page
  await useCases.updateSettings(userId, { settings })
  await useCases.createTask(userId, createTask.body.parse({ title: 'Report', minutes: 180, due: null }))
  await useCases.createTask(
    userId,
    createTask.body.parse({ title: 'Slides', minutes: 60, due: null, priority: 1 }),
  )
  await useCases.createHabit(
    userId,
    createHabit.body.parse({ title: 'Run', timesPerWeek: 2, maxMinutes: 30, idealStart: '12:00' }),
  )
  return userId
}
