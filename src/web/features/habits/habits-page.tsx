import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import type { HabitView } from '#contracts/http/habit-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { habitsQuery } from '../../api/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { HabitRow } from './habit-row.tsx'
import './habits.css'

const TemplateDialog = lazy(async () => ({
  default: (await import('./template-dialog.tsx')).TemplateDialog,
}))
const HabitDialog = lazy(async () => ({ default: (await import('./habit-dialog.tsx')).HabitDialog }))

/** What should happen every week, and whether it did. */
export function HabitsPage(): ReactElement {
  const { data: habits, error, refetch } = useQuery(habitsQuery)
  const [edited, setEdited] = useState<HabitView | 'new' | 'template' | null>(null)
  if (habits === undefined) {
    return error === null ? (
      <Loading what="your habits" />
    ) : (
      <Failure
        title="The habits could not be loaded"
        text={messageOf(error)}
        onRetry={() => void refetch()}
      />
    )
  }
  return (
    <Page
      title="Habits"
      lead="Every week anew; each finds its best time among your events."
      actions={
        <>
          <Button variant="default" onClick={() => setEdited('template')}>
            Templates
          </Button>
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setEdited('new')}>
            Habit
          </Button>
        </>
      }
    >
      {habits.length === 0 ? (
        <Empty
          icon="habit"
          title="What should happen every week?"
          text="Three runs, ten minutes of reading, a weekly review: say how often and when you like it best."
        >
          <Button onClick={() => setEdited('new')}>Add the first habit</Button>
        </Empty>
      ) : (
        <ul className="list">
          {habits.map((habit) => (
            <HabitRow key={habit.id} habit={habit} onEdit={() => setEdited(habit)} />
          ))}
        </ul>
      )}
      <Suspense fallback={null}>
        {edited === 'template' && <TemplateDialog onClose={() => setEdited(null)} />}
        {edited !== null && edited !== 'template' && (
          <HabitDialog
            habit={edited === 'new' ? null : (habits.find(({ id }) => id === edited.id) ?? edited)}
            isGone={edited !== 'new' && !habits.some(({ id }) => id === edited.id)}
            onClose={() => setEdited(null)}
          />
        )}
      </Suspense>
    </Page>
  )
}
