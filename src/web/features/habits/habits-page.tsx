import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactElement } from 'react'
import type { HabitView } from '#contracts/http/habit-routes.ts'
import { habitsQuery } from '../../api/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotYet } from '../../ui/not-yet.tsx'
import { Page } from '../../ui/page.tsx'
import { HabitRow } from './habit-row.tsx'
import { part } from '../../ui/part.tsx'
import './habits.css'

const TemplateDialog = part(async () => (await import('./template-dialog.tsx')).TemplateDialog)
const HabitDialog = part(async () => (await import('./habit-dialog.tsx')).HabitDialog)

const lead = 'Every week anew; each finds its best time among your events.'

/** What should happen every week, and whether it did. */
export function HabitsPage(): ReactElement {
  const query = useQuery(habitsQuery)
  const { data: habits } = query
  const [edited, setEdited] = useState<HabitView | 'new' | 'template' | null>(null)
  if (habits === undefined)
    return (
      <Page title="Habits" lead={lead}>
        <NotYet what="your habits" queries={[query]} />
      </Page>
    )
  return (
    <Page
      title="Habits"
      lead={lead}
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
