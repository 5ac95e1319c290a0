import { describe, expect, it } from 'vitest'
import { createGoogleCalendarGateways } from '#adapters/google-calendar/google-calendar-gateway.ts'
import { adoptPreferences, readPreferences } from '#app/pull/preferences.ts'
import { defaultSettings } from '#core/people/settings.ts'
import { memoryWorld } from '../../app/support/memory-world.ts'

/** A Google that has these settings and nothing else. */
const gatewayWith = (settings: Readonly<Record<string, string>>, status = 200) => {
  const items = Object.entries(settings).map(([id, value]) => ({ id, value }))
  const answer = () =>
    new Response(JSON.stringify({ items }), { status, headers: { 'content-type': 'application/json' } })
  return createGoogleCalendarGateways({
    rootUrl: 'http://google.invalid',
    tokens: { get: () => Promise.resolve('token') },
    fetch: () => Promise.resolve(answer()),
  }).forConnection('person', 'connection')
}

describe('readSettings()', () => {
  it.each([
    ['0', 7],
    ['1', 1],
    ['6', 6],
    ['7', null],
    ['', null],
    ['monday', null],
  ])('takes week start %j for day %j', async (weekStart, expected) => {
    const told = await gatewayWith({ weekStart, timezone: 'Asia/Tokyo' }).readSettings()
    expect(told).toEqual({ weekStart: expected, timeZone: 'Asia/Tokyo' })
  })

  it('is not asked without the permission, and not missed when it fails', async () => {
    const scopes = ['https://www.googleapis.com/auth/calendar.settings.readonly']
    const connection = { scopes } as unknown as Parameters<typeof readPreferences>[1]
    const none = { scopes: [] } as unknown as Parameters<typeof readPreferences>[1]
    expect(await readPreferences(gatewayWith({ weekStart: '0' }), none)).toBeNull()
    expect(await readPreferences(gatewayWith({}, 500), connection)).toBeNull()
    expect(await readPreferences(gatewayWith({ weekStart: '0' }), connection)).toMatchObject({ weekStart: 7 })
  })
})

const workspace = (id: string, role: 'owner' | 'member', timeZone: string) =>
  ({ id, name: id, role, timeZone, isCurrent: true }) as const

describe('adoptPreferences()', () => {
  const person = {
    id: 'p',
    email: 'a@b.c',
    name: 'A',
    timeZone: 'UTC',
    settings: defaultSettings,
    daysOff: [],
    trips: [],
  }
  const zones: string[] = []
  const adopt = async (before: typeof person, preferred: Parameters<typeof adoptPreferences>[2]) => {
    const saved: (typeof person)[] = []
    const world = memoryWorld(before, 0)
    await world.edits.unitOfWork.forUser('p', (mine) =>
      adoptPreferences(
        {
          ...mine,
          person: {
            ...mine.person,
            get: async () => before,
            save: async (one) => void saved.push({ ...one, daysOff: [], trips: [] }),
          },
          workspaces: {
            ...mine.workspaces,
            list: async () => [
              workspace('own', 'owner', 'UTC'),
              workspace('company', 'member', 'UTC'),
              workspace('settled', 'owner', 'Asia/Kolkata'),
            ],
            change: async (id, to) => void zones.push(`${id} ${to.timeZone}`),
          },
        },
        [],
        preferred,
      ),
    )
    return saved[0]
  }

  it('takes over what the person has not decided here', async () => {
    expect(await adopt(person, { timeZone: 'Asia/Tokyo', weekStart: 7 })).toMatchObject({
      timeZone: 'Asia/Tokyo',
      settings: { weekStart: 7 },
    })
    expect(zones.splice(0)).toEqual(['own Asia/Tokyo'])
  })

  it('trusts Google more than the browser that they came with', async () => {
    const travelling = { ...person, timeZone: 'Asia/Kolkata' }
    expect(await adopt(travelling, { timeZone: 'Asia/Tokyo', weekStart: 1 })).toMatchObject({
      timeZone: 'Asia/Tokyo',
    })
    expect(zones.splice(0)).toEqual(['settled Asia/Tokyo'])
  })

  it('leaves alone what they have', async () => {
    const decided = { ...person, timeZone: 'Europe/Paris', settings: { ...defaultSettings, weekStart: 6 } }
    expect(await adopt(decided, { timeZone: 'Asia/Tokyo', weekStart: 7 })).toMatchObject({
      timeZone: 'Europe/Paris',
      settings: { weekStart: 6 },
    })
    expect(zones).toEqual([])
    expect(await adopt(person, null)).toMatchObject({ timeZone: 'UTC', settings: { weekStart: 1 } })
  })
})
