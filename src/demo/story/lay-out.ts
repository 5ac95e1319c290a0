import { WEEKS_BEFORE } from './script.ts'

type Stretch = readonly [weekday: number, from: string, to: string]

/** What the meetings of the demo calendars leave free; lunch and late afternoon on Fridays are for habits. */
const usual: readonly Stretch[] = [
  [1, '11:00', '12:30'],
  [1, '15:30', '17:00'],
  [2, '10:00', '12:30'],
  [2, '15:00', '17:00'],
  [3, '10:00', '12:30'],
  [3, '13:00', '16:30'],
  [4, '09:45', '11:00'],
  [4, '13:00', '16:00'],
  [5, '10:00', '12:30'],
  [5, '14:30', '16:00'],
]
/** The running week has the most meetings. */
const running: readonly Stretch[] = [
  [1, '11:00', '12:30'],
  [2, '11:30', '12:30'],
  [2, '15:00', '16:00'],
  [3, '11:30', '12:30'],
  [4, '09:45', '11:00'],
  [4, '15:00', '16:00'],
  [5, '11:30', '12:30'],
  [5, '14:30', '16:00'],
]

/** Work goes to days that are apart first. */
const dayOrder = [1, 3, 5, 2, 4]

export type Place = { readonly weekday: number; readonly from: string; readonly minutes: number }

/** Places for so many minutes each, in one week of the story; they never overlap. */
export function layOut(week: number, wanted: readonly number[]): Place[] {
  const free = (week === WEEKS_BEFORE ? running : usual).map(([weekday, from, to]) => ({
    weekday,
    from: minuteOf(from),
    to: minuteOf(to),
  }))
  return wanted.map((minutes, index) => {
    const days = [...dayOrder.slice(index % 5), ...dayOrder.slice(0, index % 5)]
    const fitting = free.filter(({ from, to }) => to - from >= minutes)
    const stretch = fitting.toSorted((a, b) => days.indexOf(a.weekday) - days.indexOf(b.weekday))[0]
    if (stretch === undefined)
      throw new Error(`The story's week ${week} has no room for block ${index + 1} of ${minutes} min.`)
    const place = { weekday: stretch.weekday, from: wallTimeOf(stretch.from), minutes }
    stretch.from += minutes
    return place
  })
}

const minuteOf = (wallTime: string): number => Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3))

const wallTimeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
