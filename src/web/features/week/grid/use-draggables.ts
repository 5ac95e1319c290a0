import { Draggable } from '@fullcalendar/react/interaction'
import { useEffect, type RefObject } from 'react'
import { draggedTask } from './dragged-task.ts'

/** Lets the list's entries with `draggableOf()` be dragged onto the grid, which shows how long they would be. */
export function useDraggables(list: RefObject<HTMLElement | null>, isShown: boolean): void {
  useEffect(() => {
    if (list.current === null || !isShown) return
    const draggable = new Draggable(list.current, {
      itemSelector: '[data-task]',
      eventData: (element: HTMLElement) => {
        const task = draggedTask(element)
        return { title: task?.title ?? '', duration: { minutes: task?.minutes ?? 30 }, create: false }
      },
    })
    return () => draggable.destroy()
  }, [list, isShown])
}
