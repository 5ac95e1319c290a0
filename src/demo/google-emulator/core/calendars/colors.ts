import type { Store } from '../store.ts'

/** The palette of events by colorId, as colors.get answers it. */
const EVENT = [
  '#a4bdfc',
  '#7ae7bf',
  '#dbadff',
  '#ff887c',
  '#fbd75b',
  '#ffb878',
  '#46d6db',
  '#e1e1e1',
  '#5484ed',
  '#51b749',
  '#dc2127',
]

const CALENDAR = [
  '#ac725e',
  '#d06b64',
  '#f83a22',
  '#fa573c',
  '#ff7537',
  '#ffad46',
  '#42d692',
  '#16a765',
  '#7bd148',
  '#b3dc6c',
  '#fbe983',
  '#fad165',
  '#92e1c0',
  '#9fe1e7',
  '#9fc6e7',
  '#4986e7',
  '#9a9cff',
  '#b99aff',
  '#c2c2c2',
  '#cabdbf',
  '#cca6ac',
  '#f691b2',
  '#cd74e6',
  '#a47ae2',
]

const palette = (colors: readonly string[]): Record<string, { background: string; foreground: string }> =>
  Object.fromEntries(
    colors.map((background, index) => [String(index + 1), { background, foreground: '#1d1d1d' }]),
  )

export const isEventColor = (colorId: string): boolean => EVENT[Number(colorId) - 1] !== undefined

export const calendarColor = (colorId: string): string | null => CALENDAR[Number(colorId) - 1] ?? null

/** colors.get. */
export function getColors(store: Store): Record<string, unknown> {
  const updated = new Date(Math.min(store.now(), Date.parse('2012-02-14T00:00:00Z'))).toISOString()
  return { kind: 'calendar#colors', updated, calendar: palette(CALENDAR), event: palette(EVENT) }
}
