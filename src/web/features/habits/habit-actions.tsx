import { ActionIcon, Button, Menu } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { resumeHabit, skipHabit, snoozeHabit, type HabitView } from '#contracts/http/habit-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { Icon } from '../../ui/icon.tsx'
import { PauseDialog } from './pause-dialog.tsx'

type HabitActionsProps = {
  readonly habit: HabitView
  readonly year: { readonly isOpen: boolean; readonly toggle: () => void }
  readonly onEdit: () => void
}

/** A resting habit shows its way back; everything else waits behind three quiet buttons. */
export function HabitActions({ habit, year, onEdit }: HabitActionsProps): ReactElement {
  const [isPausing, setPausing] = useState(false)
  const resume = useAct(resumeHabit, { topics: ['habits', 'week'], done: `“${habit.title}” goes on.` })
  return (
    <div className="habit__actions">
      {habit.isPaused && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Resume: ${habit.title}`}
          disabled={resume.isPending}
          onClick={() => resume.mutate({ params: { id: habit.id } })}
        >
          Resume
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Year of ${habit.title}`}
        title="The last year"
        aria-expanded={year.isOpen}
        onClick={year.toggle}
      >
        <Icon name="week" size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Edit ${habit.title}`}
        title="Edit"
        onClick={onEdit}
      >
        <Icon name="edit" size={16} />
      </ActionIcon>
      {!habit.isPaused && <RestMenu habit={habit} onPause={() => setPausing(true)} />}
      {isPausing && <PauseDialog habit={habit} onClose={() => setPausing(false)} />}
    </div>
  )
}

type RestMenuProps = { readonly habit: HabitView; readonly onPause: () => void }

/** Later, tomorrow, not today, or not for a while. */
function RestMenu({ habit, onPause }: RestMenuProps): ReactElement {
  const topics = ['habits', 'week'] as const
  const skip = useAct(skipHabit, { topics, done: `“${habit.title}” is left out today.` })
  const snooze = useAct(snoozeHabit, { topics, done: `“${habit.title}” has moved.` })
  const params = { id: habit.id }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`More for ${habit.title}`}
          title="Snooze, skip or pause"
          disabled={snooze.isPending || skip.isPending}
        >
          <Icon name="more" size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Snooze</Menu.Label>
        <Menu.Item
          leftSection={<Icon name="clock" size={14} />}
          onClick={() => snooze.mutate({ params, body: { until: 'later-today' } })}
        >
          Later today
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="clock" size={14} />}
          onClick={() => snooze.mutate({ params, body: { until: 'tomorrow' } })}
        >
          Tomorrow
        </Menu.Item>
        <Menu.Divider />
        {!habit.skippedDates.includes(habit.today) && (
          <Menu.Item
            leftSection={<Icon name="skip" size={14} />}
            onClick={() => skip.mutate({ params, body: {} })}
          >
            Skip today
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Icon name="pause" size={14} />} onClick={onPause}>
          Pause…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
