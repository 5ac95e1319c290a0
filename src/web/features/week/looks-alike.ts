import { isSameShown, type Shown } from './calendar-events.ts'

type Ranged = {
  readonly def: { readonly extendedProps: { readonly shown?: Shown } }
  readonly ui: { readonly startEditable: boolean | null; readonly durationEditable: boolean | null }
  readonly instance: { readonly range: { readonly start: Date; readonly end: Date } } | null
}

export const isSameTime = (a: Date | undefined, b: Date | undefined): boolean => a?.getTime() === b?.getTime()

/** Whether an event would be drawn just as it is: the same thing at the same time, as movable as before. */
export const looksAlike = (a: Ranged, b: Ranged): boolean =>
  isSameShown(a.def.extendedProps.shown, b.def.extendedProps.shown) &&
  a.ui.startEditable === b.ui.startEditable &&
  a.ui.durationEditable === b.ui.durationEditable &&
  isSameTime(a.instance?.range.start, b.instance?.range.start) &&
  isSameTime(a.instance?.range.end, b.instance?.range.end)
