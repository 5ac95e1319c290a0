import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { HoursByDay } from './hours-by-day.ts'
import { type Cell, cellAfter, paint, type Stroke, strokeBetween, wouldOpen } from './paint-hours.ts'

type Drag = { readonly from: Cell; readonly to: Cell; readonly opens: boolean }

export type Canvas = {
  readonly byDay: HoursByDay
  readonly onPaint: (byDay: HoursByDay, stroke: Stroke, opens: boolean) => void
  /** ISO weekday of each row. */
  readonly order: readonly number[]
  readonly step: number
  readonly bounds: { readonly rows: number; readonly first: number; readonly end: number }
}

type Brush = {
  readonly strokeOf: (a: Cell, b: Cell) => Stroke
  readonly wouldOpen: (stroke: Stroke) => boolean
  readonly apply: (stroke: Stroke, opens: boolean) => void
}

/** A stroke as it is drawn: by the pointer, or by the keyboard from an anchor to the cursor. */
export function usePainting({ byDay, onPaint, order, step, bounds }: Canvas) {
  const brush: Brush = {
    strokeOf: (a, b) => strokeBetween(a, b, order, step),
    wouldOpen: (stroke) => wouldOpen(byDay, stroke),
    apply: (stroke, opens) => onPaint(paint(byDay, stroke, opens), stroke, opens),
  }
  const keys = useKeys(brush, bounds, { row: 0, slot: (9 * 60) / step })
  const pointer = usePointer(brush, keys.jump)
  const { drawn } = pointer
  return {
    cursor: keys.cursor,
    selected: keys.selected,
    /** The hours as they would be if the stroke ended here. */
    shown: drawn === null ? byDay : paint(byDay, drawn.stroke, drawn.opens),
    told: drawn?.stroke ?? keys.selected,
    handlers: { ...keys.handlers, ...pointer.handlers },
  }
}

/** Arrows move, with Shift they span a rectangle, Space paints it. */
function useKeys(brush: Brush, bounds: Canvas['bounds'], start: Cell) {
  const [cursor, setCursor] = useState(start)
  const [anchor, setAnchor] = useState<Cell | null>(null)
  const toggle = (): void => {
    const stroke = brush.strokeOf(anchor ?? cursor, cursor)
    brush.apply(stroke, brush.wouldOpen(stroke))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const next = cellAfter(event.key, cursor, bounds)
    if (next === undefined && event.key !== ' ') return
    // Kept from the page, too, whose own arrows turn weeks.
    event.stopPropagation()
    event.preventDefault()
    if (next === undefined) return toggle()
    setAnchor(event.shiftKey ? (anchor ?? cursor) : null)
    setCursor(next)
    fieldOf(event.currentTarget, next)?.focus()
  }
  return {
    cursor,
    selected: anchor === null ? null : brush.strokeOf(anchor, cursor),
    jump: (to: Cell): void => {
      setAnchor(null)
      setCursor(to)
    },
    handlers: { onKeyDown },
  }
}

/** What the first field says, opening or closing, holds for the whole stroke. */
function usePointer({ strokeOf, wouldOpen: opensBy, apply }: Brush, onBegin: (cell: Cell) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const drawn = drag === null ? null : { stroke: strokeOf(drag.from, drag.to), opens: drag.opens }
  return {
    drawn,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLTableElement>): void => {
        const cell = cellOf(event.target)
        if (cell === null || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        onBegin(cell)
        setDrag({ from: cell, to: cell, opens: opensBy(strokeOf(cell, cell)) })
      },
      onPointerMove: (event: PointerEvent<HTMLTableElement>): void => {
        const to = drag === null ? null : cellAt(event)
        if (drag !== null && to !== null) setDrag({ ...drag, to })
      },
      onPointerUp: (): void => {
        if (drawn !== null) apply(drawn.stroke, drawn.opens)
        setDrag(null)
      },
      onPointerCancel: (): void => setDrag(null),
    },
  }
}

function cellOf(target: EventTarget | null): Cell | null {
  const field = target instanceof Element ? target.closest<HTMLElement>('[data-slot]') : null
  return field === null ? null : { row: Number(field.dataset['row']), slot: Number(field.dataset['slot']) }
}

/** The field under the pointer; outside of the grid, the nearest one of its edge. */
function cellAt({ currentTarget, clientX, clientY }: PointerEvent<HTMLTableElement>): Cell | null {
  const fields = currentTarget.querySelectorAll('[data-slot]')
  const first = fields[0]?.getBoundingClientRect()
  const last = fields[fields.length - 1]?.getBoundingClientRect()
  if (first === undefined || last === undefined) return null
  const x = Math.min(Math.max(clientX, first.left + 1), last.right - 1)
  const y = Math.min(Math.max(clientY, first.top + 1), last.bottom - 1)
  return cellOf(document.elementFromPoint(x, y))
}

const fieldOf = (grid: HTMLElement, { row, slot }: Cell): HTMLElement | null =>
  grid.querySelector<HTMLElement>(`[data-row="${row}"][data-slot="${slot}"]`)
