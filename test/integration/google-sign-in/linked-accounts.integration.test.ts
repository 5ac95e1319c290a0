import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type CalendarWorld,
  consent,
  createCalendarWorld,
  EMAIL,
  grantFor,
} from '../google-calendar/calendar-world.ts'

const WORK = 'alex@work.example'

describe('a linked account', () => {
  let world: CalendarWorld
  beforeEach(async () => {
    world = await createCalendarWorld()
    await fetch(`${world.google.url}/emulator/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: WORK, name: 'Alex at work', timeZone: 'UTC' }),
    })
  })
  afterEach(() => world.close())

  const backFrom = async (email: string, userId: string | null) => {
    const { url, attempt } = await world.identity.begin({ returnTo: '/', mustConsent: true })
    return world.comeBack(await consent(url, { email }), attempt, userId)
  }
  const newcomer = async (email: string) => {
    const back = await backFrom(email, null)
    if (back.outcome !== 'signed-in') throw new Error(`Not signed in: ${back.outcome}`)
    return back.userId
  }
  const accounts = (userId: string) =>
    world.act(userId, async ({ connections }) => (await connections.list()).map((one) => one.email).sort())

  it('signs its person in, and makes nobody new', async () => {
    const userId = await newcomer(EMAIL)
    await backFrom(WORK, userId)
    expect(await accounts(userId)).toEqual([EMAIL, WORK])
    expect(await newcomer(WORK)).toBe(userId)
    expect(await newcomer(EMAIL)).toBe(userId)
    expect(await world.unitOfWork.forFleet((fleet) => fleet.listPeople())).toEqual([userId])
  })

  it('of one person is not linked by another', async () => {
    const alex = await newcomer(EMAIL)
    await fetch(`${world.google.url}/emulator/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'kim@example.com', name: 'Kim', timeZone: 'UTC' }),
    })
    await backFrom(WORK, alex)
    const kim = await newcomer('kim@example.com')
    for (const email of [WORK, EMAIL]) {
      await expect(backFrom(email, kim)).rejects.toMatchObject({ reason: 'mismatch' })
    }
    expect(await accounts(kim)).toEqual(['kim@example.com'])
  })

  it('signs nobody in any more once it is disconnected: it is a newcomer then', async () => {
    const alex = await newcomer(EMAIL)
    await backFrom(WORK, alex)
    const linked = (await world.listCalendars(alex)).connections.find((one) => one.email === WORK)
    await world.disconnect(alex, linked?.id ?? '', { removeBlocks: false })
    expect(await newcomer(WORK)).not.toBe(alex)
    await world.settle()
    expect(await accounts(alex)).toEqual([EMAIL])
    expect(await newcomer(EMAIL)).toBe(alex)
  })

  it('keeps its access at Google as long as somebody here uses it', async () => {
    const alex = await newcomer(EMAIL)
    await backFrom(WORK, alex)
    const [, work] = (await world.listCalendars(alex)).connections
    await world.disconnect(alex, work?.id ?? '', { removeBlocks: false })
    const other = await newcomer(WORK)
    await world.publishPlan(alex)
    const names = world.google.journal.entries().map((entry) => entry.name)
    expect(names).not.toContain('oauth.revoke')
    await world.settle()
    expect((await world.listCalendars(other)).connections).toMatchObject([{ status: 'active' }])
  })

  it('asks for free and busy times only in the privacy mode, and for nothing wider along', async () => {
    await grantFor(world)
    const { url } = await world.identity.begin({ returnTo: '/', mustConsent: false, isPrivate: true })
    const asked = new URL(url).searchParams
    expect(asked.get('include_granted_scopes')).toBeNull()
    expect(
      asked
        .get('scope')
        ?.split(' ')
        .filter((one) => one.includes('calendar')),
    ).toEqual(
      ['calendarlist.readonly', 'events.freebusy', 'app.created'].map(
        (name) => `https://www.googleapis.com/auth/calendar.${name}`,
      ),
    )
  })
})
