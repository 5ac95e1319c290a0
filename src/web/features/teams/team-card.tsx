import { ActionIcon, NativeSelect } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { addToTeam, deleteTeam, removeFromTeam, type WorkspaceView } from '#contracts/http/team-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type MemberView, nameOf } from './member-words.ts'
import { RenameTeamDialog } from './workspace-dialogs.tsx'

type TeamView = WorkspaceView['teams'][number]
type TeamCardProps = { readonly team: TeamView; readonly workspace: WorkspaceView }

/** One team with its people. */
export function TeamCard({ team, workspace }: TeamCardProps): ReactElement {
  const { members, mayAdminister } = workspace
  const inTeam = members.filter(({ userId }) => team.memberIds.includes(userId))
  const others = members.filter(({ userId }) => !team.memberIds.includes(userId))
  return (
    <li className="team">
      <div className="team__head">
        <h3>{team.name}</h3>
        {mayAdminister && <TeamActions team={team} />}
      </div>
      <div className="team__people">
        {inTeam.length === 0 && <span className="people__none">Nobody yet.</span>}
        {inTeam.length > 0 && (
          <ul aria-label={`Members of ${team.name}`}>
            {inTeam.map((member) => (
              <TeamMember key={member.userId} team={team} member={member} mayRemove={mayAdminister} />
            ))}
          </ul>
        )}
        {mayAdminister && others.length > 0 && <AddToTeam team={team} others={others} />}
      </div>
    </li>
  )
}

function TeamActions({ team: { id, name } }: { readonly team: TeamView }): ReactElement {
  const [isNaming, setNaming] = useState(false)
  const remove = useAct(deleteTeam, { topics: ['goals'], done: `The team “${name}” is gone.` })
  return (
    <div className="team__actions">
      <ActionIcon variant="subtle" color="gray" aria-label={`Rename ${name}`} onClick={() => setNaming(true)}>
        <Icon name="edit" size={16} />
      </ActionIcon>
      <ConfirmButton
        label="Delete"
        question={`Delete “${name}”?`}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ params: { id } })}
      />
      {isNaming && <RenameTeamDialog id={id} name={name} onClose={() => setNaming(false)} />}
    </div>
  )
}

type TeamMemberProps = {
  readonly team: TeamView
  readonly member: MemberView
  readonly mayRemove: boolean
}

function TeamMember({ team, member, mayRemove }: TeamMemberProps): ReactElement {
  const remove = useAct(removeFromTeam, { topics: ['goals'] })
  return (
    <li className="team__member">
      {nameOf(member)}
      {mayRemove && (
        <ActionIcon
          variant="transparent"
          color="gray"
          size={24}
          aria-label={`Take ${nameOf(member)} out of ${team.name}`}
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { id: team.id, userId: member.userId } })}
        >
          <Icon name="close" size={13} />
        </ActionIcon>
      )}
    </li>
  )
}

type AddToTeamProps = { readonly team: TeamView; readonly others: readonly MemberView[] }

function AddToTeam({ team: { id, name }, others }: AddToTeamProps): ReactElement {
  const add = useAct(addToTeam, { topics: ['goals'] })
  return (
    <NativeSelect
      size="xs"
      aria-label={`Add to ${name}`}
      disabled={add.isPending}
      value=""
      data={[
        { value: '', label: 'Add somebody…' },
        ...others.map((one) => ({ value: one.userId, label: nameOf(one) })),
      ]}
      onChange={({ currentTarget: { value } }) => {
        if (value !== '') add.mutate({ params: { id, userId: value } })
      }}
    />
  )
}
