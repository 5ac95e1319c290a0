import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { afterPaint } from '../../../ui/after-paint.ts'

type Place = { readonly x: number; readonly y: number }
type Scene = {
  readonly from: string
  /** Where the hours lie and how large they are: while the grid still finds its size, nothing has moved. */
  readonly size: string
  readonly places: ReadonlyMap<string, Place>
}

const GLIDE_MS = 320

/** Blocks that another plan has moved glide to their new places; whoever wants less motion sees them there at once. */
export function useGlide(grid: RefObject<HTMLElement | null>, week: WeekView): void {
  const last = useRef<Scene | null>(null)
  useLayoutEffect(() => {
    const look = (): void => {
      const element = grid.current
      if (element === null) return
      const scene = sceneOf(element, week)
      if (last.current !== null && !wantsRest()) glide(element, week, last.current, scene)
      last.current = scene
    }
    // In another week nothing glides: where its blocks lie can wait until they are seen.
    if (last.current?.from !== week.from) return afterPaint(look)
    // The grid draws itself a moment after React has.
    const frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [grid, week])
}

const wantsRest = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

const boxes = (grid: HTMLElement): HTMLElement[] => [...grid.querySelectorAll<HTMLElement>('[data-block]')]

/** Places within what scrolls, so that scrolling moves nothing. */
function sceneOf(grid: HTMLElement, { from }: WeekView): Scene {
  const origin = (grid.querySelector('.cal-slot') ?? grid).getBoundingClientRect()
  const places = new Map(
    boxes(grid).map((box) => {
      const { left, top } = box.getBoundingClientRect()
      return [box.dataset['block'] ?? '', { x: left - origin.left, y: top - origin.top }]
    }),
  )
  const { left, width } = grid.getBoundingClientRect()
  const size = [width, origin.left - left, origin.width, origin.height].map(Math.round).join(' ')
  return { from, size, places }
}

/** What was put somewhere by hand is there already. */
function glide(grid: HTMLElement, week: WeekView, before: Scene, after: Scene): void {
  if (before.from !== after.from || before.size !== after.size) return
  const pinned = new Set(week.blocks.filter(({ state }) => state === 'pinned').map(({ id }) => id))
  for (const box of boxes(grid)) {
    const id = box.dataset['block'] ?? ''
    const [old, now] = [before.places.get(id), after.places.get(id)]
    if (now === undefined || pinned.has(id)) continue
    const event = box.closest<HTMLElement>('.cal-event') ?? box
    if (old === undefined) event.animate([{ opacity: 0 }, { opacity: 1 }], { duration: GLIDE_MS })
    else if (Math.abs(old.x - now.x) + Math.abs(old.y - now.y) > 2)
      event.animate(
        [{ transform: `translate(${old.x - now.x}px, ${old.y - now.y}px)` }, { transform: 'none' }],
        {
          duration: GLIDE_MS,
          easing: 'cubic-bezier(0.2, 0, 0, 1)',
        },
      )
  }
}
