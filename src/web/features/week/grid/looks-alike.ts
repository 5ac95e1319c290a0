import { isSameShown, type Shown } from './calendar-events.ts'

type Range = { readonly start: Date; readonly end: Date }

type Ranged = {
  readonly def: {
    readonly groupId: string
    readonly publicId: string
    readonly extendedProps: { readonly shown?: Shown; readonly isUnknown?: boolean }
  }
  readonly ui: {
    readonly display: string | null
    readonly startEditable: boolean | null
    readonly durationEditable: boolean | null
  }
  readonly instance: { readonly range: Range; readonly instanceId?: string } | null
  readonly range: Range
}

/** A piece of an event in one column or row of the grid. */
type Piece = { readonly eventRange: Ranged }

/** What is carried over one column of the grid; an entirely other thing (`affectedEvents`) further up in it. */
type Carried = {
  readonly segs?: readonly Piece[]
  readonly affectedInstances?: object
  readonly isEvent?: boolean
}

export const isSameTime = (a: Date | undefined, b: Date | undefined): boolean => a?.getTime() === b?.getTime()

const isSameRange = (a: Range | undefined, b: Range | undefined): boolean =>
  isSameTime(a?.start, b?.start) && isSameTime(a?.end, b?.end)

/** Whether an event would be drawn just as it is: the same thing at the same time, as movable as before. */
export const looksAlike = (a: Ranged, b: Ranged): boolean =>
  isSameShown(a.def.extendedProps.shown, b.def.extendedProps.shown) &&
  a.ui.startEditable === b.ui.startEditable &&
  a.ui.durationEditable === b.ui.durationEditable &&
  isSameRange(a.instance?.range, b.instance?.range)

/** Shaded hours, unknown time, the line of now, what is being selected: nothing of ours is shown there. */
const shadesAlike = (a: Ranged, b: Ranged): boolean =>
  a.def.extendedProps.shown === undefined &&
  b.def.extendedProps.shown === undefined &&
  a.def.extendedProps.isUnknown === b.def.extendedProps.isUnknown &&
  a.def.groupId === b.def.groupId &&
  a.def.publicId === b.def.publicId &&
  a.ui.display === b.ui.display

const isAlike = (a: unknown, b: unknown): boolean =>
  a === b || (a instanceof Date && b instanceof Date && isSameTime(a, b))

/** Where it begins and ends in its column or row, and whether the event goes on elsewhere. */
const liesAlike = ({ eventRange: _a, ...a }: Piece, { eventRange: _b, ...b }: Piece): boolean =>
  Object.entries(a).every(([name, value]) => isAlike(value, Reflect.get(b, name)))

const isSamePiece = (a: Piece, b: Piece): boolean =>
  a === b ||
  ((looksAlike(a.eventRange, b.eventRange) || shadesAlike(a.eventRange, b.eventRange)) &&
    isSameRange(a.eventRange.range, b.eventRange.range) &&
    liesAlike(a, b))

/** Whether a column of the grid has the same pieces in it as before. */
export const arePiecesAlike = (a: readonly Piece[] | undefined, b: readonly Piece[] | undefined): boolean =>
  a === b ||
  (a?.length === b?.length &&
    (a ?? []).every((piece, at) => b?.[at] !== undefined && isSamePiece(piece, b[at])))

/** Whether the same is carried over a column as before. */
export const isCarriedAlike = (a: Carried | null, b: Carried | null): boolean =>
  a === b ||
  (a?.segs !== undefined &&
    b?.segs !== undefined &&
    a.affectedInstances === b.affectedInstances &&
    a.isEvent === b.isEvent &&
    arePiecesAlike(a.segs, b.segs))

/** One column of the grid, or its row of whole days. */
type Column = {
  readonly fgEventSegs?: readonly Piece[]
  readonly eventDrag?: Carried | null
  readonly eventResize?: Carried | null
}

/** Whether it is shown in the column, or one of the column's own pieces is away with it. */
const isOf = (carried: Carried | null | undefined, pieces: readonly Piece[]): boolean =>
  carried !== null &&
  carried !== undefined &&
  (carried.segs === undefined ||
    carried.segs.length > 0 ||
    pieces.some(({ eventRange: { instance } }) =>
      Object.hasOwn(carried.affectedInstances ?? {}, instance?.instanceId ?? ''),
    ))

/** The column's next properties; what is carried neither here nor from here is to it as it was before. */
export function ofThisColumn<C extends Column>(before: Column, next: C): C {
  if (next.fgEventSegs === undefined || before.fgEventSegs === undefined) return next
  const known = { ...next }
  for (const name of ['eventDrag', 'eventResize'] as const) {
    if (next[name] === before[name]) continue
    if (isOf(before[name], before.fgEventSegs) || isOf(next[name], next.fgEventSegs)) continue
    Object.assign(known, { [name]: before[name] })
  }
  return known
}
