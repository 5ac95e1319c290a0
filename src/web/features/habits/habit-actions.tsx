import { ActionIcon, Button, Menu } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { resumeHabit, skipHabit, snoozeHabit, type HabitView } from '#contracts/http/habit-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { dateOf } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import { PauseDialog } from './pause-dialog.tsx'

type HabitActionsProps = { readonly habit: HabitView; readonly onEdit: () => void }

export function HabitActions({ habit, onEdit }: HabitActionsProps): ReactElement {
  const [isPausing, setPausing] = useState(false)
  const resume = useAct(resumeHabit, { topics: ['habits', 'week'], done: `“${habit.title}” goes on.` })
  const params = { id: habit.id }
  return (
    <div className="habit__actions">
      {!habit.isPaused && <TodayMenu habit={habit} />}
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${habit.isPaused ? 'Resume' : 'Pause'}: ${habit.title}`}
        disabled={resume.isPending}
        onClick={() => (habit.isPaused ? resume.mutate({ params }) : setPausing(true))}
      >
        {habit.isPaused ? 'Resume' : 'Pause'}
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label={`Edit ${habit.title}`} onClick={onEdit}>
        <Icon name="edit" size={16} />
      </ActionIcon>
      {isPausing && <PauseDialog habit={habit} onClose={() => setPausing(false)} />}
    </div>
  )
}

/** Later, tomorrow, or not today. */
function TodayMenu({ habit }: { readonly habit: HabitView }): ReactElement {
  const signedIn = useSignedIn()
  const today = dateOf(serverNow(signedIn), signedIn.person.timeZone)
  const topics = ['habits', 'week'] as const
  const skip = useAct(skipHabit, { topics, done: `“${habit.title}” is left out today.` })
  const snooze = useAct(snoozeHabit, { topics, done: `“${habit.title}” has moved.` })
  const params = { id: habit.id }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Snooze: ${habit.title}`}
            disabled={snooze.isPending}
          >
            Snooze
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => snooze.mutate({ params, body: { until: 'later-today' } })}>
            Later today
          </Menu.Item>
          <Menu.Item onClick={() => snooze.mutate({ params, body: { until: 'tomorrow' } })}>
            Tomorrow
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {!habit.skippedDates.includes(today) && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Skip today: ${habit.title}`}
          disabled={skip.isPending}
          onClick={() => skip.mutate({ params, body: { date: today } })}
        >
          Skip today
        </Button>
      )}
    </>
  )
}
