import type { HoursRange, Limits } from '#core/planning/problem.ts'

/** An IANA zone and a local date in it. */
type Place = readonly [zone: string, start: string]

/** What the problems of one family have in common; pairs are [least, most], shares are from 0 to 1. */
export type Shape = {
  /** Zone and local date of now, a Monday unless the family is about something else; one of them by chance. */
  readonly places: readonly Place[]
  readonly weeks: readonly [number, number]
  /** Days taken off the horizon. */
  readonly shortDays?: number
  readonly grids: readonly (5 | 10 | 15 | 30)[]
  readonly hours: Readonly<Record<string, readonly HoursRange[]>>
  /** Chance of a day off. */
  readonly dayOff: number
  /** Share of the working hours that meetings take, and how long they are. */
  readonly meetings: number
  readonly meetingMinutes: readonly number[]
  /** Work to place over the time that meetings leave. */
  readonly load: number
  readonly tasks: readonly [number, number]
  readonly habits: readonly [number, number]
  readonly leastBlock: readonly number[]
  /** Chances by task. */
  readonly due: number
  readonly hardDue: number
  readonly after: number
  readonly preferred: number
  readonly ownLimit: number
  readonly otherHours: number
  readonly limits: Limits
  /** Key results with hours for each week, each within its week; instead of the tasks. */
  readonly keyResults?: readonly [number, number]
  /** Steps behind the plan in force, one of them by chance; meetings came on top of it. Empty: no plan in force. */
  readonly planSteps: readonly number[]
}

const WORK = { work: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] }

const WORKER: Shape = {
  places: [
    ['Europe/Berlin', '2026-11-23'],
    ['America/Chicago', '2026-11-23'],
    ['Europe/London', '2027-01-11'],
  ],
  weeks: [2, 2],
  grids: [15],
  hours: WORK,
  dayOff: 0.1,
  meetings: 0.45,
  meetingMinutes: [30, 30, 60, 60, 90, 120],
  load: 0.85,
  tasks: [20, 50],
  habits: [2, 6],
  leastBlock: [15, 30, 30, 45, 60],
  due: 0.75,
  hardDue: 0.06,
  after: 0,
  preferred: 0.15,
  ownLimit: 0.05,
  otherHours: 0,
  limits: {},
  planSteps: [],
}

const SPLIT_HOURS = {
  work: [
    { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:30' },
    { days: [1, 2, 3, 4, 5], from: '13:00', to: '17:30' },
  ],
  personal: [
    { days: [6, 7], from: '10:00', to: '15:00' },
    { days: [2, 4], from: '19:00', to: '22:00' },
  ],
}

const NIGHT = {
  ...WORK,
  night: [
    { days: [6], from: '22:00', to: '24:00' },
    { days: [7], from: '00:00', to: '05:00' },
  ],
}

const SHAPES: Readonly<Record<string, Shape>> = {
  worker: WORKER,
  worker4: { ...WORKER, weeks: [4, 4], tasks: [60, 100], habits: [8, 15] },
  okr: {
    ...WORKER,
    places: [['America/New_York', '2026-11-23']],
    weeks: [2, 3],
    keyResults: [4, 5],
    habits: [3, 3],
    load: 0.85,
  },
  overfull: { ...WORKER, load: 1.6, tasks: [25, 40], habits: [2, 4] },
  fragments: {
    ...WORKER,
    places: [['Europe/Zurich', '2026-11-23']],
    meetings: 0.65,
    meetingMinutes: [15, 15, 30, 45],
    leastBlock: [30, 45, 60],
    tasks: [25, 40],
  },
  chains: {
    ...WORKER,
    places: [['America/New_York', '2027-02-01']],
    after: 0.5,
    hardDue: 0.5,
    tasks: [20, 30],
    habits: [0, 2],
  },
  replan: { ...WORKER, planSteps: [0, 300], tasks: [30, 50] },
  rebook: {
    ...WORKER,
    places: [['America/Chicago', '2026-11-23']],
    planSteps: [20_000],
    meetings: 0.6,
    tasks: [40, 55],
    habits: [4, 6],
  },
  dst: {
    ...WORKER,
    places: [
      ['Europe/Berlin', '2026-03-23'],
      ['Europe/Berlin', '2026-10-19'],
      ['America/New_York', '2027-03-08'],
      ['Australia/Lord_Howe', '2027-03-29'],
    ],
    hours: NIGHT,
    otherHours: 0.4,
    tasks: [15, 25],
  },
  zones: {
    ...WORKER,
    places: [
      ['Asia/Kathmandu', '2026-12-07'],
      ['Asia/Kolkata', '2026-12-07'],
      ['Pacific/Chatham', '2026-12-07'],
      ['Pacific/Pago_Pago', '2026-12-07'],
    ],
    grids: [15, 30],
    tasks: [12, 20],
    habits: [3, 3],
  },
  'split-hours': {
    ...WORKER,
    places: [['Europe/Madrid', '2026-11-23']],
    hours: SPLIT_HOURS,
    otherHours: 0.3,
    dayOff: 0.6,
    tasks: [15, 25],
  },
  stretch: {
    ...WORKER,
    weeks: [1, 2],
    places: [['Europe/Berlin', '2027-01-11']],
    tasks: [12, 25],
    habits: [1, 3],
    limits: { maxTaskMinutesPerDay: 180, maxStretchMinutes: 90 },
  },
  grid5: {
    ...WORKER,
    places: [['Europe/Vienna', '2026-11-23']],
    weeks: [1, 2],
    grids: [5, 10, 30],
    load: 0.6,
    tasks: [8, 16],
    habits: [1, 3],
  },
  mixed: {
    ...WORKER,
    places: [
      ['Asia/Kathmandu', '2027-03-29'],
      ['Europe/Madrid', '2027-03-22'],
    ],
    hours: SPLIT_HOURS,
    otherHours: 0.3,
    after: 0.15,
    hardDue: 0.2,
    tasks: [18, 24],
    habits: [3, 5],
    limits: { maxTaskMinutesPerDay: 330, maxStretchMinutes: 120 },
    planSteps: [0, 300, 3000],
  },
  tiny: {
    ...WORKER,
    weeks: [1, 1],
    shortDays: 5,
    places: [['Europe/Berlin', '2026-11-25']],
    tasks: [2, 6],
    habits: [0, 2],
    after: 0.2,
    load: 1.1,
    limits: { maxStretchMinutes: 120 },
  },
  large: { ...WORKER, weeks: [4, 4], tasks: [100, 100], habits: [15, 15] },
  huge: { ...WORKER, weeks: [12, 12], tasks: [400, 400], habits: [15, 15] },
}

const half = ([low, high]: readonly [number, number]): readonly [number, number] => [
  Math.ceil(low / 2),
  Math.ceil(high / 2),
]

/** One week of a family, with half of its things: small enough for a proof within a minute. */
const weekOf = (shape: Shape): Shape => ({
  ...shape,
  weeks: [1, 1],
  tasks: half(shape.tasks),
  habits: half(shape.habits),
})

/** Every family, and a week of it as `<family>-week`. */
export const FAMILIES: Readonly<Record<string, Shape>> = {
  ...SHAPES,
  ...Object.fromEntries(Object.entries(SHAPES).map(([name, shape]) => [`${name}-week`, weekOf(shape)])),
}
