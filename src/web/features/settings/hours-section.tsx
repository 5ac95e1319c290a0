import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactElement } from 'react'
import type { HoursProfileView } from '#contracts/http/settings-routes.ts'
import { hoursQuery } from '../../api/queries.ts'
import { weekdaysText } from '../../format/week-range.ts'
import { wallTimeWords } from '../../format/zoned-time.ts'
import { Loading } from '../../ui/splash.tsx'
import { Section } from './section.tsx'
import { part } from '../../ui/part.tsx'

const HoursDialog = part(async () => (await import('./hours-dialog.tsx')).HoursDialog)

/** In which hours what kind of work may be planned. */
export function HoursSection(): ReactElement {
  const { data: profiles } = useQuery(hoursQuery)
  const [edited, setEdited] = useState<HoursProfileView | 'new' | null>(null)
  return (
    <Section
      id="hours"
      title="Hours"
      lead="Tasks, goals and habits each choose one of these."
      actions={
        <Button size="xs" variant="default" onClick={() => setEdited('new')}>
          New hours…
        </Button>
      }
    >
      {profiles === undefined && <Loading what="your hours" />}
      <ul className="profiles">
        {profiles?.map((profile) => (
          <li key={profile.id}>
            <div>
              <strong>{profile.name}</strong>
              <p>{rangesText(profile.ranges)}</p>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Edit: ${profile.name}`}
              onClick={() => setEdited(profile)}
            >
              Edit
            </Button>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {edited !== null && (
          <HoursDialog
            profile={edited === 'new' ? null : (profiles?.find(({ id }) => id === edited.id) ?? edited)}
            onClose={() => setEdited(null)}
          />
        )}
      </Suspense>
    </Section>
  )
}

const rangesText = (ranges: HoursProfileView['ranges']): string =>
  ranges.length === 0
    ? 'Closed'
    : ranges
        .map(({ days, from, to }) => `${weekdaysText(days)} ${wallTimeWords(from)} – ${wallTimeWords(to)}`)
        .join('; ')
