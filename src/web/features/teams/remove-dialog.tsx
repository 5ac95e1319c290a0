import { useState, type ReactElement } from 'react'
import { removeMember, type WorkspaceView } from '#contracts/http/team-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { HeirSelect } from './heir-select.tsx'
import { heirsOf, type MemberView, nameOf } from './member-words.ts'

type RemoveDialogProps = {
  readonly workspace: WorkspaceView
  readonly member: MemberView
  readonly onClose: () => void
}

/** Somebody goes; what they did stays, and somebody takes their goals over. */
export function RemoveDialog({ workspace, member, onClose }: RemoveDialogProps): ReactElement {
  const { members, name } = workspace
  const { userId } = member
  const [goalsTo, setGoalsTo] = useState(heirsOf(members, userId)[0]?.userId ?? '')
  const remove = useAct(removeMember, {
    topics: ['goals', 'week', 'tasks'],
    done: `${nameOf(member)} is no longer in “${name}”.`,
    showsFaults: true,
    onDone: onClose,
  })
  return (
    <Dialog title={`Remove ${nameOf(member)}?`} onClose={onClose} size="sm">
      <Form
        onSubmit={() => remove.mutate({ params: { userId }, body: { goalsTo } })}
        submit="Remove"
        color="red"
        isPending={remove.isPending}
        error={remove.error}
        shown={['goalsTo']}
        onCancel={onClose}
      >
        <p className="dialog__text">
          They see “{name}” no longer. Hours that they worked stay in its reports.
        </p>
        <HeirSelect
          members={members}
          leaverId={userId}
          value={goalsTo}
          onChange={setGoalsTo}
          error={faultsByField(remove.error)['goalsTo']}
        />
      </Form>
    </Dialog>
  )
}
