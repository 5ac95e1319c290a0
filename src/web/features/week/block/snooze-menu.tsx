import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { snoozeHabit } from '#contracts/http/habit-routes.ts'
import { snoozeTask } from '#contracts/http/task-action-routes.ts'
import { openTasksQuery } from '../../../api/queries.ts'
import { useAct } from '../../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../../app/session-context.ts'
import { dateOf } from '../../../format/zoned-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { snoozes } from '../../tasks/snoozes.ts'
import { useTaskAct } from '../../tasks/use-task-act.ts'
import type { BlockDetail } from './block-detail.ts'
import { isMovable } from './block-words.ts'

type SnoozeMenuProps = {
  readonly block: BlockDetail
  /** The rest of a task takes its blocks off the calendar. */
  readonly onGone: () => void
}

/**
 * Later, for what is planned today: a task of the person's own, or a habit. A rest counts from now, so that it says nothing
 * about other days; the hours of a goal have their week.
 */
export function SnoozeMenu({ block, onGone }: SnoozeMenuProps): ReactElement | null {
  const signedIn = useSignedIn()
  const { data: tasks } = useQuery(openTasksQuery)
  const nowMs = serverNow(signedIn)
  const [today, day] = [nowMs, block.start].map((instant) => dateOf(instant, signedIn.person.timeZone))
  if (today !== day || !isMovable(block, nowMs)) return null
  if (block.itemKind === 'habit') return <SnoozeHabit block={block} />
  const isOwn = tasks?.find(({ id }) => id === block.itemId)?.source === 'person'
  return isOwn ? <SnoozeTask block={block} onGone={onGone} /> : null
}

function SnoozeTask({ block, onGone }: SnoozeMenuProps): ReactElement {
  const snooze = useTaskAct(snoozeTask, { done: `“${block.title}” is snoozed.`, onDone: onGone })
  const params = { id: block.itemId }
  return (
    <Choice
      isPending={snooze.isPending}
      choices={snoozes.map(({ span, label }) => [
        label,
        () => snooze.mutate({ params, body: { for: span } }),
      ])}
    />
  )
}

function SnoozeHabit({ block }: Pick<SnoozeMenuProps, 'block'>): ReactElement {
  const snooze = useAct(snoozeHabit, { topics: ['habits', 'week'], done: `“${block.title}” has moved.` })
  const params = { id: block.itemId }
  return (
    <Choice
      isPending={snooze.isPending}
      choices={[
        ['Later today', () => snooze.mutate({ params, body: { until: 'later-today' } })],
        ['Tomorrow', () => snooze.mutate({ params, body: { until: 'tomorrow' } })],
      ]}
    />
  )
}

type ChoiceProps = {
  readonly isPending: boolean
  readonly choices: readonly (readonly [label: string, choose: () => void])[]
}

/** While one is on its way the button keeps the focus, and opens nothing. */
function Choice({ isPending, choices }: ChoiceProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Menu
      position="bottom-end"
      shadow="md"
      opened={isOpen}
      onChange={(open) => setIsOpen(open && !isPending)}
    >
      <Menu.Target>
        <Button
          size="sm"
          variant="default"
          leftSection={<Icon name="clock" size={15} />}
          data-disabled={isPending}
          aria-disabled={isPending}
        >
          Snooze
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([label, choose]) => (
          <Menu.Item key={label} onClick={choose}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
