/** How times of day and dates are written on this page. */
export type TimeStyle = {
  readonly hourCycle: '12' | '24'
  readonly dateOrder: 'day-month' | 'month-day' | 'iso'
}

type Wish = {
  readonly hourCycle: TimeStyle['hourCycle'] | 'auto'
  readonly dateOrder: TimeStyle['dateOrder'] | 'auto'
}

const plainStyle: TimeStyle = { hourCycle: '24', dateOrder: 'day-month' }

/** What the person chose, and where they left it to their machine, the habits of its language. */
export const styleOf = (wish: Wish, language: string | undefined): TimeStyle => ({
  hourCycle: wish.hourCycle === 'auto' ? hourCycleOf(language) : wish.hourCycle,
  dateOrder: wish.dateOrder === 'auto' ? dateOrderOf(language) : wish.dateOrder,
})

function hourCycleOf(language: string | undefined): TimeStyle['hourCycle'] {
  const { hour12 } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions()
  return hour12 === true ? '12' : '24'
}

/** Swedish and Chinese write the year first: that is nearest to ISO. */
function dateOrderOf(language: string | undefined): TimeStyle['dateOrder'] {
  const parts = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(0)
  const first = parts.find(({ type }) => type === 'year' || type === 'month' || type === 'day')?.type
  return first === 'year' ? 'iso' : first === 'month' ? 'month-day' : 'day-month'
}

let current = plainStyle
let zone = 'UTC'

/** One reader, one style, one zone: the gate says it before anything is shown, so that every word about time agrees. */
export const writeTimesAs = (style: TimeStyle, timeZone = 'UTC'): void => {
  current = style
  zone = timeZone
}
export const timeStyle = (): TimeStyle => current
export const readersZone = (): string => zone

type Hour = { readonly date: { readonly hour: number } }

const hourTexts = {
  '24': ({ date: { hour } }: Hour): string => `${String(hour).padStart(2, '0')}:00`,
  '12': ({ date: { hour } }: Hour): string => `${hour % 12 || 12} ${hour < 12 ? 'AM' : 'PM'}`,
} as const

/** The same for the hours beside the grid: "09:00", or "9 AM". One function a style: for another the grid draws itself anew. */
export const gridHours = () => hourTexts[timeStyle().hourCycle]
