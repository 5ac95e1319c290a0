import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { suggestHours, updateHours, updateSettings } from '#contracts/http/settings-routes.ts'
import { call } from '../../api/call.ts'
import { hoursQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { plural } from '../../format/duration.ts'
import { timeZones } from '../../format/time-zones.ts'
import { hoursByDay, rangesOf, type HoursByDay } from '../settings/hours-by-day.ts'
import { HoursPainter } from '../settings/hours-painter.tsx'
import { StepFrame, unreadOf, type StepMoves } from './step-frame.tsx'

/** Known a little better with each calendar that has been read. */
const suggestionQuery = {
  queryKey: ['week', 'usual-hours'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => call(suggestHours, {}, signal),
}

/** The first question: the zone from Google, the hours from the meetings; both to be confirmed, or painted. */
export function HoursStep({ moves }: { readonly moves: StepMoves }): ReactElement {
  const { person } = useSignedIn()
  const [painted, setPainted] = useState<HoursByDay | null>(null)
  const [zone, setZone] = useState<string | null>(null)
  const { work, ranges, meetings, unread, isLoading } = useWorkHours()
  const byDay = painted ?? hoursByDay(ranges)
  const saveZone = useAct(updateSettings, { topics: ['settings'], showsFaults: true })
  const saveHours = useAct(updateHours, { topics: ['hours'], showsFaults: true, onDone: moves.onNext })
  const submit = (): void => {
    if (zone !== null && zone !== person.timeZone) saveZone.mutate({ body: { timeZone: zone } })
    if (work === undefined) return moves.onNext()
    return saveHours.mutate({ params: { id: work.id }, body: { ranges: rangesOf(byDay) } })
  }
  return (
    <StepFrame
      moves={moves}
      title="When do you work?"
      why={`${guessWords(meetings)}Tasks and goals are planned into these hours and nowhere else.`}
      submit="These are my hours"
      onSubmit={submit}
      isPending={saveHours.isPending || isLoading}
      error={saveHours.error ?? saveZone.error}
      unread={unread}
    >
      <HoursPainter
        label="Working hours"
        byDay={byDay}
        onChange={setPainted}
        weekStart={person.settings.weekStart}
        onReset={painted === null ? null : () => setPainted(null)}
      />
      <ZoneSelect known={person.timeZone} value={zone} onChange={setZone} />
    </StepFrame>
  )
}

/** The hours to begin with: as the meetings have them, else as they stand. `meetings` is 0 where nothing was guessed. */
function useWorkHours() {
  const { data: profiles, error, refetch, isFetching } = useQuery(hoursQuery)
  const { data: suggestion } = useQuery(suggestionQuery)
  const work = profiles?.find(({ name }) => name === 'work')
  const guessed = suggestion?.ranges ?? null
  const known = {
    work,
    isLoading: work === undefined && isFetching,
    unread: unreadOf(profiles, error, refetch),
  }
  if (suggestion === undefined || guessed === null)
    return { ...known, ranges: work?.ranges ?? [], meetings: 0 }
  return { ...known, ranges: guessed, meetings: suggestion.meetings }
}

/** "Guessed from 42 meetings of yours in six weeks, … ", or nothing. The next step counts a series once. */
const guessWords = (meetings: number): string =>
  meetings === 0
    ? ''
    : `Guessed from ${plural(meetings, 'meeting')} of yours in six weeks, each date of a series counted. `

type ZoneSelectProps = {
  readonly known: string
  readonly value: string | null
  readonly onChange: (zone: string) => void
}

function ZoneSelect({ known, value, onChange }: ZoneSelectProps): ReactElement {
  return (
    <NativeSelect
      label="Time zone"
      className="step__zone"
      data={timeZones(known)}
      value={value ?? known}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
