import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { undoRepair, type AppliedRepairView } from '#contracts/http/repair-routes.ts'
import { useAct } from '../../../api/use-act.ts'
import { inReadersStyle } from '../../../format/readers-style.ts'
import { Icon } from '../../../ui/icon.tsx'

/** The repair that the plan in force follows from, and the way back. */
export function RepairedNote({ repair }: { readonly repair: AppliedRepairView }): ReactElement {
  const undo = useAct(undoRepair, {
    topics: ['week', 'tasks', 'habits', 'hours', 'settings', 'goals'],
    done: 'Taken back. Everything is as it was before.',
  })
  return (
    <div className="repaired">
      <p>
        <Icon name="check" size={15} /> Applied: {inReadersStyle(repair.sentence)}.
      </p>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon name="undo" size={14} />}
        loading={undo.isPending}
        onClick={() => undo.mutate({ params: { id: repair.id } })}
      >
        Take it back
      </Button>
    </div>
  )
}
