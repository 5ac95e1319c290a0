import { useEffect, useRef, useState } from 'react'
import type { BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { spanText } from '../../../format/zoned-time.ts'
import { isMovable } from '../block/block-words.ts'
import { nudged } from './nudge.ts'
import { useMoveBlock, withMovedBlock, type Move } from './use-move-block.ts'

/** The block that has the focus in the grid. */
const focusedBlock = (week: WeekView): BlockView | undefined => {
  const id = document.activeElement?.closest('.cal-event')?.querySelector('[data-block]')
  return week.blocks.find((one) => one.id === id?.getAttribute('data-block'))
}

const focusBlock = (id: string): void =>
  document.querySelector(`[data-block="${id}"]`)?.closest<HTMLElement>('.cal-event')?.focus()

const how =
  'Arrows move it, Shift with arrows changes its length, P asks what would follow, Enter pins it, Escape leaves it where it was.'

type Carrying = {
  /** The week with the block where it is carried. */
  readonly week: WeekView
  /** For those who hear the page. */
  readonly said: string
  readonly isCarrying: boolean
}

/** Moving a block by keyboard: m takes it up, arrows carry it, Enter puts it down and pins it, p asks what would follow, Esc leaves it. */
export function useCarry(week: WeekView, onWhatIf: (move: Move) => void): Carrying {
  const { timeZone, settings } = useSignedIn().person
  const move = useMoveBlock()
  const [carried, setCarried] = useState<Move | null>(null)
  const [said, say] = useState('')

  const begin = (block: BlockView): void => {
    const canMove = isMovable(block, Date.parse(week.now))
    if (canMove) setCarried({ block, start: block.start, end: block.end })
    say(canMove ? `Moving “${block.title}”. ${how}` : `“${block.title}” can no longer be moved.`)
  }
  const finish = ({ block, start, end }: Move, isKept: boolean): void => {
    setCarried(null)
    const isMoved = isKept && (start !== block.start || end !== block.end)
    if (isMoved) move.mutate({ block, start, end })
    say(`“${block.title}” ${isMoved ? `is pinned to ${spanText(start, end, timeZone)}` : 'stays'}.`)
    requestAnimationFrame(() => focusBlock(block.id))
  }
  const carry = ({ block, ...span }: Move, { key, shiftKey: isResize }: KeyboardEvent): void => {
    const to = nudged(span, key, { gridMinutes: settings.gridMinutes, timeZone, isResize })
    if (to === null) return
    setCarried({ block, ...to })
    say(spanText(to.start, to.end, timeZone))
    // On another day it is drawn anew.
    requestAnimationFrame(() => focusBlock(block.id))
  }
  useFirstKeys((event) => {
    const block = carried === null && event.key === 'm' ? focusedBlock(week) : undefined
    if (carried === null && block === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (carried === null) {
      if (block !== undefined) begin(block)
    } else if (event.key === 'p') {
      finish(carried, false)
      onWhatIf(carried)
    } else if (event.key === 'Enter' || event.key === 'Escape') finish(carried, event.key === 'Enter')
    else carry(carried, event)
  })
  return { week: carried === null ? week : withMovedBlock(week, carried), said, isCarrying: carried !== null }
}

/** Hears plain keys before all others: arrows mean other weeks to them. */
function useFirstKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) latest.current(event)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
