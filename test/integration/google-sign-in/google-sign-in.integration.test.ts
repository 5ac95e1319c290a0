import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CalendarWorld,
  consent,
  createCalendarWorld,
  EMAIL,
  grantFor,
} from '../google-calendar/calendar-world.ts'

describe('signing in with Google', () => {
  let world: CalendarWorld
  beforeAll(async () => {
    world = await createCalendarWorld()
  })
  afterAll(() => world.close())

  it('asks with state, nonce, PKCE and offline access, and brings back who it is and what is granted', async () => {
    const { url, attempt } = await world.identity.begin({ returnTo: '/week', mustConsent: true })
    const asked = new URL(url).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('state')).toBe(attempt.state)
    expect(asked.get('nonce')).toBe(attempt.nonce)
    expect(asked.get('access_type')).toBe('offline')
    const grant = await world.identity.complete(await consent(url), attempt)
    expect(grant).toMatchObject({ email: EMAIL, name: 'Alex' })
    expect(grant.refreshToken).not.toBeNull()
    expect(grant.scopes).toContain('https://www.googleapis.com/auth/calendar.app.created')
  })

  it('names the scopes that were not ticked', async () => {
    const only = ['https://www.googleapis.com/auth/calendar.calendarlist.readonly']
    const email = 'picky@example.com'
    await fetch(`${world.google.url}/emulator/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, name: 'Picky', timeZone: 'UTC' }),
    })
    const signed = await world.signIn(await grantFor(world, { scopes: only, email }))
    expect(signed).toMatchObject({ outcome: 'signed-in', isNew: true })
    if (signed.outcome !== 'signed-in') return
    expect(signed.missing.map((one) => one.scope.split('.').slice(2).join('.'))).toEqual([
      'com/auth/calendar.events.readonly',
      'com/auth/calendar.events.owned',
      'com/auth/calendar.app.created',
      'com/auth/calendar.settings.readonly',
    ])
  })

  it('tells a refusal, a foreign state, a used code and an old attempt apart', async () => {
    const first = await world.identity.begin({ returnTo: '/', mustConsent: false })
    const denied = await consent(first.url, { decision: 'deny' })
    await expect(world.identity.complete(denied, first.attempt)).rejects.toMatchObject({ reason: 'denied' })

    const second = await world.identity.begin({ returnTo: '/', mustConsent: false })
    const callback = await consent(second.url)
    const foreign = { ...second.attempt, state: 'somebody-else' }
    await expect(world.identity.complete(callback, foreign)).rejects.toMatchObject({ reason: 'mismatch' })
    await world.identity.complete(callback, second.attempt)
    await expect(world.identity.complete(callback, second.attempt)).rejects.toMatchObject({
      reason: 'expired',
    })

    const old = { ...second.attempt, startedAtMs: second.attempt.startedAtMs - 11 * 60_000 }
    await expect(world.identity.complete(callback, old)).rejects.toMatchObject({ reason: 'expired' })
  })

  it('makes a newcomer known once, with hours, and finds them again', async () => {
    const email = 'new@example.com'
    await fetch(`${world.google.url}/emulator/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, name: 'New', timeZone: 'Asia/Kolkata' }),
    })
    const grant = await grantFor(world, { email })
    const both = await Promise.all([world.signIn(grant), world.signIn(grant)])
    const [one, two] = both.map((signed) => (signed.outcome === 'signed-in' ? signed.userId : signed.outcome))
    expect(one).toBe(two)
    const again = await world.signIn({ ...grant, refreshToken: null })
    expect(again).toMatchObject({ outcome: 'signed-in', userId: one, isNew: false })
    await world.settle()
    const { person, hours, connections } = await world.act(one ?? '', async (mine) => ({
      person: await mine.person.get(),
      hours: await mine.hours.list(),
      connections: await mine.connections.list(),
    }))
    expect(person.timeZone).toBe('Asia/Kolkata')
    expect(hours.map((profile) => profile.name).sort()).toEqual(['meeting', 'personal', 'work'])
    expect(connections).toHaveLength(1)
  })

  it('sends a stranger without a refresh token to consent', async () => {
    const grant = await grantFor(world)
    const stranger = { ...grant, subject: 'unknown', refreshToken: null }
    expect(await world.signIn(stranger)).toEqual({ outcome: 'must-consent' })
  })
})
