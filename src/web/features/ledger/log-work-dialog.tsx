import { NativeSelect, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { logWork } from '#contracts/http/ledger-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { habitsQuery, objectivesQuery, openTasksQuery } from '../../api/queries.ts'
import { useAct } from '../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { inReadersStyle } from '../../format/readers-style.ts'
import { fieldOfInstant, instantOfField } from '../../format/zoned-time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { MinutesInput } from '../../ui/minutes-input.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { targetOf, workChoices } from './work-choices.ts'
import { TypedField } from '../../ui/typed-field.tsx'
import { closedTasksQuery } from '../tasks/closed-tasks-query.ts'

const shown = ['taskId', 'minutes', 'workedAt', 'note']

/** Work that no block stood for: what for, how long, when. */
export function LogWorkDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const signedIn = useSignedIn()
  const { timeZone } = signedIn.person
  const now = new Date(serverNow(signedIn)).toISOString()
  const { values, set } = useFields(() => ({
    what: '',
    minutes: 30 as number | null,
    when: fieldOfInstant(now, timeZone),
    note: '',
  }))
  const log = useAct(logWork, {
    topics: ['week'],
    done: ({ warning }) =>
      warning === null ? 'Your hours are recorded.' : inReadersStyle(`Your hours are recorded. ${warning}`),
    showsFaults: true,
    onDone: onClose,
  })
  const faults = faultsByField(log.error)
  const workedAt = instantOfField(values.when, timeZone)
  const submit = (): void =>
    log.mutate({
      body: {
        ...targetOf(values.what),
        minutes: values.minutes ?? 0,
        note: values.note,
        ...(workedAt === null ? {} : { workedAt }),
      },
    })
  return (
    <Dialog title="Log work" onClose={onClose}>
      <Form
        onSubmit={submit}
        submit="Record"
        isPending={log.isPending}
        error={log.error}
        shown={shown}
        onCancel={onClose}
      >
        <WorkSelect value={values.what} onChange={(what) => set('what', what)} error={faults['taskId']} />
        <MinutesInput
          label="How long"
          value={values.minutes}
          onChange={(minutes) => set('minutes', minutes)}
          error={faults['minutes']}
        />
        <TypedField
          kind="datetime-local"
          label="When"
          description={`Wall time in ${timeZone}`}
          value={values.when}
          onChange={(value) => set('when', value)}
          error={faults['workedAt']}
        />
        <TextInput
          label="Note"
          value={values.note}
          onChange={(event) => set('note', event.currentTarget.value)}
          error={faults['note']}
        />
      </Form>
    </Dialog>
  )
}

type WorkSelectProps = {
  readonly value: string
  readonly onChange: (choice: string) => void
  readonly error: string | undefined
}

function WorkSelect({ value, onChange, error }: WorkSelectProps): ReactElement {
  const { data: open = [] } = useQuery(openTasksQuery)
  const { data: lately } = useInfiniteQuery(closedTasksQuery('done'))
  const done = lately?.pages.flatMap(({ items }) => items) ?? []
  const { data: habits = [] } = useQuery(habitsQuery)
  const { data: objectives = [] } = useQuery(objectivesQuery(undefined))
  return (
    <NativeSelect
      label="What for"
      data={[{ value: '', label: 'Choose…' }, ...workChoices([...open, ...done], habits, objectives)]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      data-autofocus
    />
  )
}
