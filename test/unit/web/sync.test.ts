import { describe, expect, it, test } from 'vitest'
import type { SyncAccountView } from '#contracts/http/sync-routes.ts'
import {
  gapsOf,
  linkTo,
  momentText,
  namesText,
  pauseText,
  readingText,
  vitalGaps,
  waitingText,
  wholeReading,
} from '../../../src/web/features/sync/sync-words.ts'
import { consequences } from '../../../src/web/features/settings/disconnect-words.ts'
import { entryText, journalGroups, movesText } from '../../../src/web/features/settings/journal-groups.ts'

const zone = 'Europe/Berlin'
const now = '2026-11-23T08:00:00Z'
const account: SyncAccountView = {
  id: 'a',
  email: 'mia@example.com',
  status: 'active',
  fault: null,
  isFreeBusyOnly: false,
  missing: [],
  blocks: 3,
  removesBlocks: false,
  pause: null,
  trouble: null,
  lastReadAt: null,
  reading: null,
}
const gap = (name: string) => ({
  scope: `https://www.googleapis.com/auth/calendar.${name}`,
  consequence: name,
})

describe('waitingText()', () => {
  it.each([
    [null, { add: 0, move: 0, remove: 0 }],
    ['1 block on its way to Google', { add: 1, move: 0, remove: 0 }],
    ['3 blocks on their way to Google, 1 coming off', { add: 1, move: 2, remove: 1 }],
    ['2 blocks being taken off Google', { add: 0, move: 0, remove: 2 }],
  ])('%s', (text, waiting) => {
    expect(waitingText({ waiting, accounts: [account] })).toBe(text)
  })

  it('says that nothing is on its way while no account lets us in', () => {
    const waiting = { add: 2, move: 1, remove: 1 }
    const ended: SyncAccountView = { ...account, status: 'reconnect' }
    expect(waitingText({ waiting, accounts: [ended] })).toBe('4 changes for Google wait until you reconnect')
    expect(waitingText({ waiting, accounts: [ended, account] })).toContain('on their way')
  })
})

test('a moment of today is a time; another day has its date', () => {
  expect(momentText('2026-11-23T13:30:00Z', now, zone)).toBe('14:30')
  expect(momentText('2026-11-23T23:30:00Z', now, zone)).toBe('Tue 24 Nov, 00:30')
})

test('a pause names its end, its reason, and what goes on', () => {
  const { title, text } = pauseText(
    { until: '2026-11-23T10:00:00Z', covers: 'writes', because: 'google-quota' },
    now,
    zone,
  )
  expect(title).toBe('Writing to Google pauses until 11:00')
  expect(text).toContain('Reading and planning go on')
})

test('first readings of several accounts are told as one', () => {
  const one = { calendars: 12, read: 3, events: 1240, title: 'Work' }
  const other = { calendars: 1, read: 0, events: 0, title: null }
  expect(wholeReading([account])).toBeNull()
  const whole = wholeReading([{ reading: other }, account, { reading: one }])
  expect(whole).toEqual({ calendars: 13, read: 3, events: 1240, title: 'Work' })
  expect(readingText(one)).toBe('3 of 12 calendars read, 1,240 events so far')
  expect(readingText({ ...one, calendars: 0 })).toBe('Looking for your calendars…')
})

test('many names are cut short', () => {
  expect(namesText(['A'])).toBe('“A”')
  expect(namesText(['A', 'B', 'C'])).toBe('“A”, “B” and “C”')
  expect(namesText(['A', 'B', 'C', 'D'])).toBe('“A”, “B” and 2 more')
})

test('the way to Google proposes the account and keeps its privacy', () => {
  expect(linkTo('/')).toBe('/auth/google?returnTo=%2F')
  expect(linkTo('/settings', { account: 'mia@example.com', isFreeBusyOnly: true, isAgain: true })).toBe(
    '/auth/google?returnTo=%2Fsettings&access=free-busy&consent=again&account=mia%40example.com',
  )
})

test('privacy is no gap, and only reading is vital', () => {
  const missing = [gap('events.owned'), gap('settings.readonly'), gap('app.created')]
  expect(gapsOf({ ...account, missing })).toEqual(missing)
  expect(gapsOf({ missing, isFreeBusyOnly: true })).toEqual([gap('app.created')])
  expect(vitalGaps({ missing })).toEqual([])
  expect(vitalGaps({ missing: [gap('events.readonly')] })).toEqual([gap('events.readonly')])
})

describe('consequences()', () => {
  const leave = { account, calendars: 4, accounts: [account], personEmail: account.email }

  it('names the next home of blocks, or that there is none', () => {
    const other = { ...account, id: 'b', email: 'private@example.com' }
    expect(consequences(leave).join(' ')).toContain('No other account is linked')
    expect(consequences({ ...leave, accounts: [account, other] })).toContain(
      'Blocks to come are written to private@example.com.',
    )
  })

  it('says what the next sign-in does, for the account that signs the person in', () => {
    expect(consequences(leave).at(-1)).toContain('You stay signed in')
    expect(consequences({ ...leave, personEmail: 'other@example.com' }).join(' ')).not.toContain('signed in')
  })

  it('admits that nothing can be removed where Google lets nobody in', () => {
    const dead = { ...account, status: 'reconnect' as const }
    expect(consequences({ ...leave, account: dead }).join(' ')).toContain('3 blocks cannot be removed there')
  })
})

const at = (time: string) => `2026-11-24T${time}:00Z`

describe('the journal', () => {
  const entry = {
    at: now,
    version: 2,
    kind: 'moved' as const,
    blockId: 'x',
    title: 'Run',
    from: { start: at('08:00'), end: at('09:00') },
    to: { start: at('10:00'), end: at('11:00') },
    isPinned: false,
    why: '“Run” changed.',
  }

  it.each([
    ['moved from Tue 24 Nov, 09:00 – 10:00 to 11:00 – 12:00', entry],
    ['moved from Tue 24 Nov, 09:00 – 10:00 to 11:00 – 12:00, where you put it', { ...entry, isPinned: true }],
    ['now 30 min, was 1 h', { ...entry, to: { start: at('08:00'), end: at('08:30') } }],
    ['put on Tue 24 Nov, 11:00 – 12:00', { ...entry, kind: 'created' as const, from: null }],
    ['taken off Tue 24 Nov, 09:00 – 10:00', { ...entry, kind: 'deleted' as const, to: null }],
  ])('%s', (text, one) => {
    expect(entryText(one, zone)).toBe(text)
  })

  it('keeps together what was done for one reason', () => {
    const groups = journalGroups([entry, { ...entry, blockId: 'y' }, { ...entry, version: 1 }])
    expect(groups.map(({ version, entries }) => [version, entries.length])).toEqual([
      [2, 2],
      [1, 1],
    ])
  })

  it('sums moves by week', () => {
    expect(movesText([{ moved: 4 }, { moved: 1 }])).toBe(
      '1 block moved by Timewright this week, 4 last week.',
    )
    expect(movesText([{ moved: 0 }])).toBe('No block moved by Timewright this week, none last week.')
  })
})
