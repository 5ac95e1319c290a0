import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { switchWorkspace, type WorkspaceView } from '#contracts/http/team-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { Icon } from '../../ui/icon.tsx'
import { workspacesQuery } from './team-queries.ts'
import { NewWorkspaceDialog, RenameWorkspaceDialog } from './workspace-dialogs.tsx'

/** Another workspace, a new one, or another name for this one. */
export function WorkspaceActions({ workspace }: { readonly workspace: WorkspaceView }): ReactElement {
  const { data: all } = useQuery(workspacesQuery)
  const [open, setOpen] = useState<'new' | 'rename' | null>(null)
  const change = useAct(switchWorkspace, { topics: ['goals', 'week', 'tasks'] })
  const close = (): void => setOpen(null)
  return (
    <>
      {all !== undefined && all.items.length > 1 && (
        <NativeSelect
          aria-label="Workspace"
          data={all.items.map(({ id, name }) => ({ value: id, label: name }))}
          value={change.isPending ? change.variables.params.id : workspace.id}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ params: { id: event.currentTarget.value } })}
        />
      )}
      {workspace.mayAdminister && (
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={`Rename ${workspace.name}`}
          title="Rename"
          onClick={() => setOpen('rename')}
        >
          <Icon name="edit" size={17} />
        </ActionIcon>
      )}
      <Button variant="default" onClick={() => setOpen('new')}>
        New workspace…
      </Button>
      {open === 'new' && <NewWorkspaceDialog onClose={close} />}
      {open === 'rename' && <RenameWorkspaceDialog name={workspace.name} onClose={close} />}
    </>
  )
}
