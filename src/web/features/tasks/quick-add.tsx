import { Button, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { quickAddTask, type TaskView } from '#contracts/http/task-routes.ts'
import { ApiError, messageOf } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { formatMinutes } from '../../format/duration.ts'
import { dayText } from '../../format/zoned-time.ts'
import { MarkedLine } from './marked-line.tsx'
import { QuickAddReading } from './quick-add-reading.tsx'

export const examples = [
  'Write the report 3h due Fri P1',
  'Call the bank 15m due tomorrow',
  'Prepare the talk 4h due 2026-12-18 17:00 not before Tue',
] as const

type QuickAddProps = { readonly hasFocus?: boolean; readonly onAdded?: (task: TaskView) => void }

/** One line makes a task; what cannot be read is named, and the line stays. */
export function QuickAdd({ hasFocus = false, onAdded }: QuickAddProps): ReactElement {
  const { timeZone } = useSignedIn().person
  const [text, setText] = useState('')
  const add = useAct(quickAddTask, {
    topics: ['tasks'],
    showsFaults: true,
    done: ({ title, minutes, due, priority }) =>
      `“${title}”: ${formatMinutes(minutes)}, P${priority}${due === null ? '' : `, due ${dayText(Date.parse(due) - 1, timeZone)}`}.`,
    onDone: (task) => {
      setText('')
      onAdded?.(task)
    },
  })
  return (
    <form
      className="quick-add"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') add.mutate({ body: { text: text.trimEnd() } })
      }}
    >
      <TextInput
        label="Add a task in one line"
        description={`“${examples[1]}” · also: not before, blocks 30-90, max 2h a day, mornings, #goal`}
        placeholder={examples[0]}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          if (add.isError) add.reset()
        }}
        error={add.isError ? <QuickAddFault error={add.error} text={text} /> : undefined}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="off"
        maxLength={500}
        size="md"
        data-autofocus={hasFocus || undefined}
        rightSectionWidth={84}
        rightSection={
          <Button type="submit" size="xs" loading={add.isPending} disabled={text.trim() === ''}>
            Add
          </Button>
        }
      />
      {!add.isError && <QuickAddReading text={text} />}
    </form>
  )
}

/** The server's sentence and, where it names a part of the line, that part marked in it. */
function QuickAddFault({ error, text }: { readonly error: Error; readonly text: string }): ReactElement {
  const place = faultyPlace(error)
  return (
    <span className="quick-add__fault">
      {messageOf(error)}
      {place !== null && <MarkedLine text={text} at={place.at} length={place.length} />}
    </span>
  )
}

/** "body.text[10..18]" names eight characters from the tenth on. */
function faultyPlace(error: Error): { readonly at: number; readonly length: number } | null {
  const field = error instanceof ApiError ? error.problem?.faults[0]?.field : undefined
  const match = /\[(\d+)\.\.(\d+)\]$/.exec(field ?? '')
  return match === null ? null : { at: Number(match[1]), length: Number(match[2]) - Number(match[1]) }
}
