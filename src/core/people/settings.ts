/** How far somebody has come with the questions of the first minutes; `closed` for good. */
type FirstRun = 'new' | 'hours' | 'busy' | 'goal' | 'habit' | 'plan' | 'closed'

/** What a person decides about planning. Stored whole; missing fields take the defaults. */
export type Settings = {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number
  readonly gridMinutes: 5 | 10 | 15 | 30
  readonly freezeMinutes: number
  readonly horizonWeeks: number
  readonly applyMode: 'auto' | 'approve'
  readonly completion: 'confirm' | 'assume'
  readonly titlePrefix: string
  readonly tentativeIsBusy: boolean
  readonly allDayIsBusy: boolean
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  /** Added on both sides of events with a location. */
  readonly travelMinutes: number
  readonly maxTaskMinutesPerDay: number | null
  readonly maxStretchMinutes: number | null
  /** A check-in that is due finds a quarter of an hour on the calendar. */
  readonly checkInBlocks: boolean
  readonly blocksCalendar: 'own' | 'primary'
  /** Times of day as the person reads them; auto: like their machine, and where there is none, 24 hours. */
  readonly hourCycle: 'auto' | '12' | '24'
  /** Dates as the person reads them; auto: like their machine, and where there is none, the day first. */
  readonly dateOrder: 'auto' | 'day-month' | 'month-day' | 'iso'
  readonly firstRun: FirstRun
}

export const defaultSettings: Settings = {
  weekStart: 1,
  gridMinutes: 15,
  freezeMinutes: 60,
  horizonWeeks: 4,
  applyMode: 'auto',
  completion: 'confirm',
  titlePrefix: '🎯 ',
  tentativeIsBusy: true,
  allDayIsBusy: false,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  travelMinutes: 0,
  maxTaskMinutesPerDay: null,
  maxStretchMinutes: null,
  checkInBlocks: true,
  blocksCalendar: 'own',
  hourCycle: 'auto',
  dateOrder: 'auto',
  firstRun: 'new',
}

const looks: readonly string[] = ['hourCycle', 'dateOrder', 'firstRun'] satisfies (keyof Settings)[]

/** Whether a change of these settings changes what is planned, and not only how it is shown. */
export const changesPlanning = (names: readonly string[]): boolean =>
  names.some((name) => !looks.includes(name))
