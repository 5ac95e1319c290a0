import { Button, NativeSelect } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { setMemberRole, type WorkspaceView } from '#contracts/http/team-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { dayText } from '../../format/zoned-time.ts'
import { MemberFace } from './member-face.tsx'
import { type MemberView, nameOf, roleLabel, roleNote, rolesToGive } from './member-words.ts'
import { RemoveDialog } from './remove-dialog.tsx'

/** Who is in the workspace, and as what. */
export function MemberList({ workspace }: { readonly workspace: WorkspaceView }): ReactElement {
  const [leaving, setLeaving] = useState<MemberView | null>(null)
  return (
    <>
      <ul className="list people">
        {workspace.members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            workspace={workspace}
            onRemove={() => setLeaving(member)}
          />
        ))}
      </ul>
      {leaving !== null && (
        <RemoveDialog workspace={workspace} member={leaving} onClose={() => setLeaving(null)} />
      )}
    </>
  )
}

type MemberRowProps = {
  readonly member: MemberView
  readonly workspace: WorkspaceView
  readonly onRemove: () => void
}

function MemberRow({ member, workspace, onRemove }: MemberRowProps): ReactElement {
  const { timeZone } = useSignedIn().person
  const { email, isMe, joinedAt } = member
  const mayRemove = !isMe && rolesToGive(workspace, member).length > 0
  return (
    <li className="person">
      <MemberFace member={member} />
      <div className="person__who">
        <p className="person__name">
          {nameOf(member)} {isMe && <span className="chip">You</span>}
        </p>
        <p className="person__facts">
          {email} · since {dayText(joinedAt, timeZone)}
        </p>
      </div>
      <div className="person__end">
        <RoleOf member={member} workspace={workspace} />
        {mayRemove && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`Remove ${nameOf(member)}`}
            onClick={onRemove}
          >
            Remove…
          </Button>
        )}
      </div>
    </li>
  )
}

function RoleOf({ member, workspace }: Omit<MemberRowProps, 'onRemove'>): ReactElement {
  const { userId, role } = member
  const set = useAct(setMemberRole, {
    topics: ['goals'],
    done: ({ members }) => {
      const next = members.find((one) => one.userId === userId)?.role ?? role
      return `${nameOf(member)}: ${roleLabel[next]} ${roleNote[next]}.`
    },
  })
  const choices = rolesToGive(workspace, member)
  if (choices.length === 0) return <span className="person__role">{roleLabel[role]}</span>
  return (
    <NativeSelect
      size="xs"
      aria-label={`Role of ${nameOf(member)}`}
      data={choices.map((value) => ({ value, label: roleLabel[value] }))}
      value={set.isPending ? set.variables.body.role : role}
      disabled={set.isPending}
      onChange={({ currentTarget: { value } }) => {
        const next = choices.find((one) => one === value)
        if (next !== undefined) set.mutate({ params: { userId }, body: { role: next } })
      }}
    />
  )
}
