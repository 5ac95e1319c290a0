const PREFIX = 'https://www.googleapis.com/auth/calendar'

/** The calendar permissions that we ask for, each with what does not work without it. */
const needed: readonly { readonly oneOf: readonly string[]; readonly lost: string }[] = [
  {
    oneOf: ['.calendarlist.readonly', '.calendarlist', '.readonly', ''],
    lost: 'Your calendars cannot be listed, so none can be read.',
  },
  {
    oneOf: [
      '.events.readonly',
      '.events',
      '.events.owned',
      '.events.owned.readonly',
      '.events.freebusy',
      '.readonly',
      '',
    ],
    lost: 'Your events cannot be read, so nothing can be planned around them.',
  },
  {
    oneOf: ['.events.owned', '.events', ''],
    lost: 'Blocks cannot be written to your primary calendar.',
  },
  {
    oneOf: ['.app.created', '.calendars', ''],
    lost: 'A calendar of our own cannot be made; choose your primary calendar for blocks.',
  },
  {
    oneOf: ['.settings.readonly', '.readonly', ''],
    lost: 'Your time zone and first day of the week are not taken over from Google.',
  },
]

/** For zone and first day of the week. */
export const SETTINGS_SCOPE = `${PREFIX}.settings.readonly`

export type MissingScope = { readonly scope: string; readonly lost: string }

/** The calendar scopes to ask for, full names: reading all calendars, writing to the person's own ones. */
export const wantedScopes: readonly string[] = [
  `${PREFIX}.calendarlist.readonly`,
  `${PREFIX}.events.owned`,
  `${PREFIX}.events.readonly`,
  `${PREFIX}.app.created`,
  `${PREFIX}.settings.readonly`,
]

/** The scopes of the privacy mode: when the person is busy, and a calendar of our own for the blocks. No titles. */
export const privateScopes: readonly string[] = [
  `${PREFIX}.calendarlist.readonly`,
  `${PREFIX}.events.freebusy`,
  `${PREFIX}.app.created`,
]

/** What the person did not grant, and what does not work therefore. A wider scope stands for a narrow one. */
export const missingScopes = (granted: readonly string[]): readonly MissingScope[] =>
  needed
    .filter(({ oneOf }) => !oneOf.some((scope) => granted.includes(`${PREFIX}${scope}`)))
    .map(({ oneOf, lost }) => ({ scope: `${PREFIX}${oneOf[0] ?? ''}`, lost }))

const wider = ['.events.readonly', '.events', '.events.owned', '.events.owned.readonly', '.readonly', '']

/** The privacy mode: we are told when the person is busy, and nothing of what their events are about. */
export const isFreeBusyOnly = (granted: readonly string[]): boolean =>
  granted.includes(`${PREFIX}.events.freebusy`) &&
  !wider.some((scope) => granted.includes(`${PREFIX}${scope}`))
