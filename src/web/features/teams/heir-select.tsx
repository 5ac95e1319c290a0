import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import { heirsOf, type MemberView, nameOf } from './member-words.ts'

type HeirSelectProps = {
  readonly members: readonly MemberView[]
  readonly leaverId: string
  readonly value: string
  readonly onChange: (userId: string) => void
  readonly error: string | undefined
}

/** Who looks after the goals from now on? */
export const HeirSelect = ({ members, leaverId, value, onChange, error }: HeirSelectProps): ReactElement => (
  <NativeSelect
    label="Shared goals go to"
    description="With everything that was recorded for them; private goals stay where they are."
    data-autofocus
    data={heirsOf(members, leaverId).map((one) => ({
      value: one.userId,
      label: one.isMe ? `${nameOf(one)} (you)` : nameOf(one),
    }))}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    error={error}
  />
)
