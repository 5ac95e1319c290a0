import { useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { followPointer, swallowClick } from '../../ui/follow-pointer.ts'

/** A card under way, and the column below it. */
type Drag = {
  readonly task: TaskView
  readonly x: number
  readonly y: number
  readonly over: string | null
}

type BoardDrag = {
  readonly drag: Drag | null
  readonly board: RefObject<HTMLDivElement | null>
  readonly press: (task: TaskView, event: PointerEvent) => void
}

/** Nearer than that, a press is a click. */
const SLACK_PX = 6
/** A card dragged nearer to an edge than EDGE_PX scrolls the board by SCROLL_PX with every move. */
const EDGE_PX = 56
const SCROLL_PX = 14

/**
 * Cards are dragged by mouse, finger and pen: by the mouse anywhere, by the others at their handle, since elsewhere
 * they scroll. The menu of a card does the same from the keyboard.
 */
export function useBoardDrag(onDrop: (task: TaskView, columnKey: string) => void): BoardDrag {
  const [drag, setDrag] = useState<Drag | null>(null)
  const board = useRef<HTMLDivElement>(null)
  const press = (task: TaskView, event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0 || !isGrip(event)) return
    const from = { x: event.clientX, y: event.clientY }
    let now: Drag | null = null
    followPointer(event.pointerId, {
      onMove: ({ clientX: x, clientY: y }) => {
        if (now === null && Math.hypot(x - from.x, y - from.y) < SLACK_PX) return
        scrollNearEdge(board.current, x)
        now = { task, x, y, over: columnAt(x, y) }
        setDrag(now)
      },
      onEnd: (isLetGo) => {
        setDrag(null)
        if (now === null) return
        swallowClick()
        if (isLetGo && now.over !== null) onDrop(task, now.over)
      },
    })
  }
  return { drag, board, press }
}

const isGrip = ({ pointerType, target }: PointerEvent): boolean =>
  pointerType === 'mouse' || (target instanceof Element && target.closest('[data-grip]') !== null)

const columnAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest('[data-column]')?.getAttribute('data-column') ?? null

function scrollNearEdge(board: HTMLElement | null, x: number): void {
  if (board === null) return
  const { left, right } = board.getBoundingClientRect()
  if (x < left + EDGE_PX) board.scrollLeft -= SCROLL_PX
  if (x > right - EDGE_PX) board.scrollLeft += SCROLL_PX
}
