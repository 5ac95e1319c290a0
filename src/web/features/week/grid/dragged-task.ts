/** What an entry of the list beside the grid carries when it is dragged onto the grid. */
export type DraggedTask = { readonly id: string; readonly title: string; readonly minutes: number }

export const draggableOf = ({ id, title, minutes }: DraggedTask): Record<`data-${string}`, string> => ({
  'data-task': id,
  'data-task-title': title,
  'data-task-minutes': String(minutes),
})

export function draggedTask(element: HTMLElement): DraggedTask | null {
  const { task: id, taskTitle: title = '', taskMinutes } = element.dataset
  return id === undefined ? null : { id, title, minutes: Number(taskMinutes) }
}
