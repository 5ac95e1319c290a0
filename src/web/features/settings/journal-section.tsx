import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { JournalEntryView, SyncJournalView } from '#contracts/http/sync-routes.ts'
import { syncJournalQuery } from '../../api/queries.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { dateOf, dateText } from '../../format/zoned-time.ts'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-paths.ts'
import { momentText } from '../sync/sync-words.ts'
import { entryText, journalGroups, movesText, type JournalGroup } from './journal-groups.ts'
import { Section } from './section.tsx'

const SHOWN_AT_ONCE = 3
const MOST_ENTRIES = 6

/** What Timewright did on the calendar lately, and why: trust needs a memory. */
export function JournalSection(): ReactElement {
  const { data } = useQuery(syncJournalQuery)
  const [isAll, setAll] = useState(false)
  const groups = journalGroups(data?.items ?? [])
  return (
    <Section
      id="journal"
      title="What Timewright did lately"
      lead="Every change that it made to your blocks by a plan, and what made it plan."
    >
      {data !== undefined && <Moves weeks={data.weeks} />}
      {data !== undefined && groups.length === 0 && (
        <p className="journal__none">Nothing yet. As soon as blocks are planned, they are listed here.</p>
      )}
      <ol className="journal">
        {groups.slice(0, isAll ? undefined : SHOWN_AT_ONCE).map((group) => (
          <Group key={group.version} group={group} />
        ))}
      </ol>
      {groups.length > SHOWN_AT_ONCE && !isAll && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show more
        </Button>
      )}
    </Section>
  )
}

function Group({ group }: { readonly group: JournalGroup }): ReactElement {
  const signedIn = useSignedIn()
  const { timeZone } = signedIn.person
  const rest = group.entries.length - MOST_ENTRIES
  return (
    <li>
      <p className="journal__why">
        <time dateTime={group.at}>{momentText(group.at, serverNow(signedIn), timeZone)}</time> {group.why}
      </p>
      <ul>
        {group.entries.slice(0, MOST_ENTRIES).map((entry) => (
          <Entry key={entry.blockId} entry={entry} timeZone={timeZone} />
        ))}
        {rest > 0 && <li className="journal__rest">and {rest} more</li>}
      </ul>
    </li>
  )
}

const icons: Readonly<Record<JournalEntryView['kind'], IconName>> = {
  created: 'plus',
  moved: 'move',
  deleted: 'close',
}

const Entry = ({
  entry,
  timeZone,
}: {
  readonly entry: JournalEntryView
  readonly timeZone: string
}): ReactElement => (
  <li>
    <Icon name={icons[entry.kind]} size={14} />
    <span>
      <strong>{entry.title === '' ? 'Something that is gone' : entry.title}</strong>{' '}
      {entryText(entry, timeZone)}
    </span>
  </li>
)

/** Moves per week: the fewer, the calmer the plan. */
function Moves({ weeks }: Pick<SyncJournalView, 'weeks'>): ReactElement {
  const { timeZone } = useSignedIn().person
  const most = Math.max(1, ...weeks.map(({ moved }) => moved))
  return (
    <figure className="moves">
      <div className="moves__bars" aria-hidden="true">
        {weeks.map(({ from, moved }) => (
          <span
            key={from}
            title={`Week of ${dateText(dateOf(from, timeZone))}: ${moved} moved`}
            style={{ height: `${Math.round((moved / most) * 100)}%` }}
          />
        ))}
      </div>
      <figcaption>
        {movesText(weeks)}{' '}
        <span>The bars are the last {weeks.length} weeks; what you move does not count.</span>
      </figcaption>
    </figure>
  )
}
