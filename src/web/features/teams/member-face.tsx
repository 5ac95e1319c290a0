import type { ReactElement } from 'react'
import { initialsOf, type MemberView } from './member-words.ts'

/** A person as a circle with initials. */
export const MemberFace = ({ member }: { readonly member: MemberView }): ReactElement => (
  <span className="face" aria-hidden="true">
    {initialsOf(member)}
  </span>
)
