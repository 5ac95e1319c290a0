import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type ReactElement } from 'react'
import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { openTasksQuery } from '../../../api/queries.ts'
import { serverNow, useSignedIn } from '../../../app/session-context.ts'
import { formatMinutes, plural } from '../../../format/duration.ts'
import { inReadersStyle } from '../../../format/readers-style.ts'
import { draggableOf, type DraggedTask } from '../grid/dragged-task.ts'
import { whyNot, withoutRoom, type WithoutRoom } from './unplaced-words.ts'
import { useDraggables } from '../grid/use-draggables.ts'

type UnplacedListProps = {
  readonly version: PlanVersionView
  /** By keyboard or finger: what dragging does with the mouse. */
  readonly onPlace: (task: DraggedTask) => void
}

/** So many are shown at first. */
const SHOWN_FIRST = 4

/** What found no room, one entry for each thing, with every reason in the planner's words. */
export function UnplacedList({ version, onPlace }: UnplacedListProps): ReactElement | null {
  const [isWhole, setWhole] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const { data: tasks = [] } = useQuery(openTasksQuery)
  const all = withoutRoom(version.unplaced)
  useDraggables(list, all.length > 0)
  if (all.length === 0) return null
  const shown = isWhole ? all : all.slice(0, SHOWN_FIRST)
  return (
    <section className="rail__section" aria-labelledby="unplaced">
      <h2 id="unplaced">
        No room for <span className="count count--warn">{all.length}</span>
      </h2>
      <ul className="unplaced" ref={list}>
        {shown.map((item) => {
          const task = tasks.find(({ id }) => id === item.itemId)
          const minutes = Math.min(item.minutes, task?.maxBlockMinutes ?? item.minutes)
          const dragged = task === undefined ? null : { id: task.id, title: task.title, minutes }
          return <UnplacedItem key={item.itemId} item={item} task={dragged} onPlace={onPlace} />
        })}
      </ul>
      {all.length > shown.length && (
        <button type="button" className="rail__more" onClick={() => setWhole(true)}>
          Show {plural(all.length - shown.length, 'more thing', 'more things')}
        </button>
      )}
    </section>
  )
}

type UnplacedItemProps = {
  readonly item: WithoutRoom
  /** Null: a habit, which has its own days. */
  readonly task: DraggedTask | null
  readonly onPlace: (task: DraggedTask) => void
}

function UnplacedItem({ item, task, onPlace }: UnplacedItemProps): ReactElement {
  const nowMs = serverNow(useSignedIn())
  const title = item.entries[0]?.title ?? ''
  return (
    <li {...(task === null ? {} : draggableOf(task))}>
      <strong>
        {title}
        {inReadersStyle(item.name.slice(title.length), nowMs)}
      </strong>{' '}
      <span className="unplaced__minutes">{formatMinutes(item.minutes)}</span>
      {item.entries.map(({ sentence, minutes }) => (
        <p key={sentence}>
          {item.entries.length > 1 && <b>{formatMinutes(minutes)}: </b>}
          {inReadersStyle(whyNot(sentence), nowMs)}
        </p>
      ))}
      {task !== null && (
        <Button
          size="compact-xs"
          variant="default"
          className="unplaced__place"
          title="Or drag it onto the grid"
          aria-label={`Place “${task.title}” by hand`}
          onClick={() => onPlace(task)}
        >
          Place…
        </Button>
      )}
    </li>
  )
}
