import { Alert, Button, Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import { calendarsQuery, syncQuery } from '../../api/queries.ts'
import { plural } from '../../format/duration.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { isRefused } from '../sync/sync-words.ts'
import { Section } from './section.tsx'
import type { Settings } from './setting-fields.tsx'
import { useSaveSettings } from './use-save-settings.ts'

type Target = Settings['blocksCalendar']

const hasScope = (scopes: readonly string[], names: readonly string[]): boolean =>
  scopes.some((scope) => names.some((name) => scope.endsWith(`/auth/calendar${name}`)))

/** What Google lets us write to: nothing is ruled out while no account is linked. */
function useTargets() {
  const { data } = useQuery(calendarsQuery)
  const account = data?.connections.find(({ status }) => status === 'active')
  const may = (names: readonly string[]): boolean => account === undefined || hasScope(account.scopes, names)
  return {
    primary: data?.items.find((one) => one.isPrimary && one.connectionId === account?.id),
    canOwn: may(['.app.created', '.calendars', '']),
    canPrimary: may(['.events.owned', '.events', '']),
  }
}

/** Where blocks are written: a calendar of their own, or the main one. Changing it moves them, after a word. */
export function BlocksCalendarSection({ settings }: { readonly settings: Settings }): ReactElement {
  const { primary, canOwn, canPrimary } = useTargets()
  const { save, isPending } = useSaveSettings()
  const [asked, setAsked] = useState<Target | null>(null)
  return (
    <Section id="blocks" title="Where blocks go">
      <Radio.Group
        aria-label="Where blocks go"
        value={settings.blocksCalendar}
        onChange={(value) => {
          const wanted: Target = value === 'primary' ? 'primary' : 'own'
          if (wanted !== settings.blocksCalendar) setAsked(wanted)
        }}
      >
        <div className="radios">
          <Radio
            value="own"
            disabled={isPending || !canOwn}
            label="A calendar of their own, “Timewright”"
            description={canOwn ? about.own : about.noOwn}
          />
          <Radio
            value="primary"
            disabled={isPending || !canPrimary}
            label={`My main calendar${primary === undefined ? '' : `, “${primary.title}”`}`}
            description={canPrimary ? about.primary : about.noPrimary}
          />
        </div>
      </Radio.Group>
      <Refused />
      {asked !== null && (
        <SwitchDialog
          to={asked}
          primary={primary}
          onClose={() => setAsked(null)}
          onConfirm={() => {
            save({ settings: { blocksCalendar: asked } })
            setAsked(null)
          }}
        />
      )}
    </Section>
  )
}

/** Blocks that Google did not take: what it said, word for word. */
function Refused(): ReactElement | null {
  const { data: sync } = useQuery(syncQuery)
  if (sync === undefined || sync.refused === null || !isRefused(sync)) return null
  const { blocks, reason } = sync.refused
  return (
    <Alert
      color="orange"
      title={`${plural(blocks, 'block')} could not be written`}
      className="account__alert"
    >
      <p>{reason} It is tried again when the plan or the day changes.</p>
    </Alert>
  )
}

const about = {
  own: 'Easy to hide, to colour and to remove. Colleagues who look for a free time see your main calendar only.',
  noOwn:
    'Not possible: you did not allow Timewright to make a calendar. Blocks go to your main calendar instead.',
  primary: 'Blocks that are defended show you as busy to everybody who looks for a free time.',
  noPrimary: 'Not possible: you did not allow Timewright to write there.',
}

type SwitchDialogProps = {
  readonly to: Target
  readonly primary: CalendarView | undefined
  readonly onClose: () => void
  readonly onConfirm: () => void
}

function SwitchDialog({ to, primary, onClose, onConfirm }: SwitchDialogProps): ReactElement {
  const { data: sync } = useQuery(syncQuery)
  const shown = sync?.shown ?? 0
  const main = `“${primary?.title ?? 'your main calendar'}”`
  const [from, into] = to === 'primary' ? ['“Timewright”', main] : [main, '“Timewright”']
  return (
    <Dialog title={`Write blocks to ${into}?`} onClose={onClose}>
      <p className="dialog__lead">
        {shown === 0
          ? `Blocks will be written to ${into} from now on.`
          : `${plural(shown, 'block')} to come ${shown === 1 ? 'is' : 'are'} taken off ${from} and written to ${into}, within a minute or so. What you changed on them in Google stays; past blocks stay where they are.`}
        {to === 'primary'
          ? ' The calendar “Timewright” remains, empty of what is to come.'
          : ' The calendar is made if there is none yet.'}
      </p>
      <div className="form__buttons">
        <span className="form__space" />
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={onConfirm} data-autofocus>
          {shown === 0 ? 'Write them there' : `Move ${plural(shown, 'block')}`}
        </Button>
      </div>
    </Dialog>
  )
}
