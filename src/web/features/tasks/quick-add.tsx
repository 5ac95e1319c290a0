import { Button, Kbd, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { quickAddTask, type TaskView } from '#contracts/http/task-routes.ts'
import { ApiError, messageOf } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { formatMinutes } from '../../format/duration.ts'
import { dayText } from '../../format/zoned-time.ts'
import type { FormPreview } from '../../ui/form.tsx'
import { useWhatIf } from '../week/plan/use-what-if.tsx'
import { MarkedLine } from './marked-line.tsx'
import { QuickAddReading } from './quick-add-reading.tsx'

export const examples = [
  'Write the report 3h due Fri P1',
  'Call the bank 15m due tomorrow',
  'Prepare the talk 4h due 2026-12-18 17:00 not before Tue',
] as const

type QuickAddProps = {
  readonly hasFocus?: boolean
  readonly onAdded?: (task: TaskView) => void
  readonly onAsking?: (isAsking: boolean) => void
}

function useAddLine(onDone: (task: TaskView) => void) {
  const { timeZone } = useSignedIn().person
  return useAct(quickAddTask, {
    topics: ['tasks'],
    showsFaults: true,
    done: ({ title, minutes, due, priority }) =>
      `“${title}”: ${formatMinutes(minutes)}, P${priority}${due === null ? '' : `, due ${dayText(Date.parse(due) - 1, timeZone)}`}.`,
    onDone,
  })
}

/** One line makes a task; what cannot be read is named, and the line stays. */
export function QuickAdd({ hasFocus = false, onAdded, onAsking }: QuickAddProps): ReactElement {
  const [text, setText] = useState('')
  const line = text.trimEnd()
  const isEmpty = line.trim() === ''
  const preview = useWhatIf({ quickAdd: { text: line } }, onAsking)
  const add = useAddLine((task) => {
    setText('')
    onAdded?.(task)
  })
  const fault = add.error ?? preview.error
  return (
    <form
      className="quick-add"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) add.mutate({ body: { text: line } })
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
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.altKey) return
          event.preventDefault()
          if (!isEmpty) preview.onToggle()
        }}
        error={fault !== null && <QuickAddFault error={fault} text={text} />}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="off"
        maxLength={500}
        size="md"
        data-autofocus={hasFocus || undefined}
        rightSectionWidth={84}
        rightSection={
          <Button type="submit" size="xs" loading={add.isPending} disabled={isEmpty}>
            {preview.isShown ? 'Apply' : 'Add'}
          </Button>
        }
      />
      {fault === null && <QuickAddReading text={text} />}
      {!isEmpty && <AskWhatIf preview={preview} />}
    </form>
  )
}

/** Asked for with a click, or with Alt and Enter: Alt asks in the week, too. */
const AskWhatIf = ({ preview }: { readonly preview: FormPreview }): ReactElement => (
  <>
    <Button
      variant="subtle"
      size="compact-sm"
      className="quick-add__ask"
      aria-expanded={preview.isShown}
      aria-keyshortcuts="Alt+Enter"
      rightSection={
        <Kbd size="xs" aria-hidden>
          Alt ↵
        </Kbd>
      }
      onClick={preview.onToggle}
    >
      What if?
    </Button>
    {preview.isShown && preview.children}
  </>
)

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
