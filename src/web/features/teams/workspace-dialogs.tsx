import type { ReactElement } from 'react'
import { changeWorkspace, createTeam, createWorkspace, renameTeam } from '#contracts/http/team-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { NameDialog } from './name-dialog.tsx'

type Closing = { readonly onClose: () => void }
const topics = ['goals'] as const

export function NewWorkspaceDialog({ onClose }: Closing): ReactElement {
  const { mutate, isPending, error } = useAct(createWorkspace, {
    topics: ['goals', 'week', 'tasks'],
    done: ({ name }) => `“${name}” is there, and you work in it now.`,
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <NameDialog
      title="New workspace"
      label="Name"
      description="A company, a club, a household: whoever shares goals. Your calendar is shared with nobody."
      submit="Make workspace"
      name=""
      isPending={isPending}
      error={error}
      onSubmit={(name) => mutate({ body: { name } })}
      onClose={onClose}
    />
  )
}

type Renaming = Closing & { readonly name: string }

export function RenameWorkspaceDialog({ name, onClose }: Renaming): ReactElement {
  const { mutate, isPending, error } = useAct(changeWorkspace, {
    topics,
    done: 'Renamed.',
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <NameDialog
      title="Rename the workspace"
      label="Name"
      submit="Rename"
      name={name}
      isPending={isPending}
      error={error}
      onSubmit={(next) => mutate({ body: { name: next } })}
      onClose={onClose}
    />
  )
}

export function NewTeamDialog({ onClose }: Closing): ReactElement {
  const { mutate, isPending, error } = useAct(createTeam, {
    topics,
    done: 'The team is there. Add its members.',
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <NameDialog
      title="New team"
      label="Name"
      description="A team can own objectives, and has its own line in reports."
      submit="Add team"
      name=""
      isPending={isPending}
      error={error}
      onSubmit={(name) => mutate({ body: { name } })}
      onClose={onClose}
    />
  )
}

export function RenameTeamDialog({ id, name, onClose }: Renaming & { readonly id: string }): ReactElement {
  const { mutate, isPending, error } = useAct(renameTeam, {
    topics,
    done: 'Renamed.',
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <NameDialog
      title="Rename the team"
      label="Name"
      submit="Rename"
      name={name}
      isPending={isPending}
      error={error}
      onSubmit={(next) => mutate({ params: { id }, body: { name: next } })}
      onClose={onClose}
    />
  )
}
