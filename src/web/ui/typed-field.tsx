import { ActionIcon, TextInput } from '@mantine/core'
import { useRef, useState, type ReactElement } from 'react'
import { useToday } from '../app/session-context.ts'
import { readTyped, writeTyped, type TypedKind } from '../format/typed-time.ts'
import { Icon } from './icon.tsx'

type TypedFieldProps = {
  readonly kind: TypedKind
  readonly label?: string
  readonly 'aria-label'?: string
  readonly description?: string
  readonly placeholder?: string
  readonly required?: boolean
  /** As a native field of that kind has it; "" for none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly error?: string | undefined
  readonly size?: 'xs' | 'sm'
  readonly 'data-autofocus'?: boolean | undefined
}

/**
 * A date, a time or both, written as this person writes them: a native field would follow the browser instead. Words
 * that mean none are marked, and a form with such words is not sent.
 */
export function TypedField({ kind, value, onChange, onBlur, error, ...rest }: TypedFieldProps): ReactElement {
  const today = useToday()
  const [typed, setTyped] = useState<string | null>(null)
  const [isLeft, setLeft] = useState(false)
  const isUnreadable = typed !== null && readTyped(kind, typed, today) === null
  const example = examples[kind](today)
  const take = (text: string): void => {
    setTyped(text)
    setLeft(false)
    const read = readTyped(kind, text, today)
    if (read !== null && read !== value) onChange(read)
  }
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      spellCheck={false}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={rest.placeholder ?? `e.g. ${example}`}
      value={typed ?? writeTyped(kind, value)}
      data-unreadable={isUnreadable || undefined}
      onChange={(event) => take(event.currentTarget.value)}
      onInvalid={() => setLeft(true)}
      onBlur={({ relatedTarget }) => {
        // A sentence that comes while a button is pressed would push the button away from under the pointer.
        setLeft(relatedTarget?.closest('[type="submit"]') === null)
        if (isUnreadable) return
        setTyped(null)
        onBlur?.()
      }}
      error={isUnreadable && isLeft ? `Write it like ${example}.` : error}
      rightSection={
        <Picker
          kind={kind}
          value={value}
          onPick={(picked) => {
            setTyped(null)
            onChange(picked)
          }}
        />
      }
    />
  )
}

const examples: Readonly<Record<TypedKind, (today: string) => string>> = {
  date: (today) => writeTyped('date', today),
  time: () => writeTyped('time', '17:30'),
  'datetime-local': (today) => writeTyped('datetime-local', `${today}T17:30`),
}

type PickerProps = Pick<TypedFieldProps, 'kind' | 'value'> & { readonly onPick: (value: string) => void }

/** The browser's own calendar or clock, for the pointer; the keyboard is quicker at the words. */
function Picker({ kind, value, onPick }: PickerProps): ReactElement {
  const native = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={native}
        className="native-picker"
        type={kind}
        value={value}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => onPick(event.currentTarget.value)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        tabIndex={-1}
        aria-label={kind === 'time' ? 'Open the clock' : 'Open the calendar'}
        onClick={() => native.current?.showPicker()}
      >
        <Icon name={kind === 'time' ? 'clock' : 'week'} size={15} />
      </ActionIcon>
    </>
  )
}
