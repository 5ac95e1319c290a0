import { Button, Drawer } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { GoalChangeView } from '#contracts/http/goals.ts'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { cyclesQuery, objectivesQuery } from '../../api/queries.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { dateOf, dayText, timeOf } from '../../format/zoned-time.ts'
import { Loading } from '../../ui/splash.tsx'
import { nameOf } from '../teams/member-words.ts'
import { workspaceQuery } from '../teams/team-queries.ts'
import { changeText, type NameOf } from './change-words.ts'
import { changesQuery } from './goal-queries.ts'

type HistoryDrawerProps = {
  /** Null: of all goals. */
  readonly objective: { readonly id: string; readonly title: string } | null
  readonly onClose: () => void
}

/** Who changed what, newest first. */
export function HistoryDrawer({ objective, onClose }: HistoryDrawerProps): ReactElement {
  useFocusBack()
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    changesQuery(objective?.id ?? null),
  )
  const changes = data?.pages.flatMap(({ items }) => items)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={objective === null ? 'History of all goals' : `History of “${objective.title}”`}
      classNames={{ title: 'dialog__title' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {changes === undefined ? <Loading what="the history" /> : <Days changes={changes} />}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older changes
        </Button>
      )}
    </Drawer>
  )
}

function Days({ changes }: { readonly changes: readonly GoalChangeView[] }): ReactElement {
  const { timeZone } = useSignedIn().person
  const known = useNames()
  if (changes.length === 0) return <p className="history__none">Nothing was changed yet.</p>
  const days = [...Map.groupBy(changes, ({ at }) => dateOf(at, timeZone))]
  return (
    <>
      {days.map(([date, ofDay]) => (
        <section key={date} className="history">
          <h3>{dayText(ofDay[0]?.at ?? date, timeZone)}</h3>
          <ul>
            {ofDay.map((change) => (
              <li key={change.id}>
                <time dateTime={change.at}>{timeOf(change.at, timeZone)}</time>
                <span>
                  {changeText(change, known)}
                  <Author userId={change.byUserId} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const Author = ({ userId }: { readonly userId: string }): ReactElement | null =>
  useSignedIn().person.id === userId ? null : <em> by a colleague</em>

/** Names of what, and of whom, a change may point at. */
function useNames(): NameOf {
  const { data: objectives = [] } = useQuery(objectivesQuery(undefined))
  const { data: cycles = [] } = useQuery(cyclesQuery)
  const { data: workspace } = useQuery(workspaceQuery)
  const people = new Map(workspace?.members.map((one) => [one.userId, nameOf(one)]))
  const things = [...cycles, ...objectives, ...objectives.flatMap(({ keyResults }) => keyResults)]
  return (id) => things.find((one) => one.id === id)?.title ?? people.get(id)
}
