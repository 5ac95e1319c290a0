import { useState, type ReactElement } from 'react'
import { leaveWorkspace, type WorkspaceView } from '#contracts/http/team-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { HeirSelect } from './heir-select.tsx'
import { heirsOf, isLastOwner } from './member-words.ts'

type LeaveDialogProps = { readonly workspace: WorkspaceView; readonly onClose: () => void }

/** One goes, and says who looks after the goals. */
export function LeaveDialog({ workspace, onClose }: LeaveDialogProps): ReactElement {
  const { members, name } = workspace
  const me = members.find(({ isMe }) => isMe)
  const [goalsTo, setGoalsTo] = useState(heirsOf(members, me?.userId ?? '')[0]?.userId ?? '')
  const leave = useAct(leaveWorkspace, {
    topics: ['goals', 'week', 'tasks'],
    done: `You have left “${name}”.`,
    showsFaults: true,
    onDone: onClose,
  })
  const isStuck = me !== undefined && isLastOwner(members, me)
  return (
    <Dialog title={`Leave “${name}”?`} onClose={onClose} size="sm">
      <Form
        onSubmit={() => leave.mutate({ body: { goalsTo } })}
        submit="Leave"
        color="red"
        isPending={leave.isPending}
        error={leave.error}
        shown={['goalsTo']}
        onCancel={onClose}
      >
        <p className="dialog__text">
          {isStuck
            ? 'You are its last owner, and it needs one: make somebody else an owner first.'
            : 'Your own calendar, tasks and habits stay yours. Hours that you worked for shared goals stay in its reports.'}
        </p>
        <HeirSelect
          members={members}
          leaverId={me?.userId ?? ''}
          value={goalsTo}
          onChange={setGoalsTo}
          error={faultsByField(leave.error)['goalsTo']}
        />
      </Form>
    </Dialog>
  )
}
