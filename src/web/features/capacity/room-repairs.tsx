import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { weekQuery } from '../../api/queries.ts'
import { repairText } from '../week/plan/plan-words.ts'
import { RepairedNote } from '../week/room/repaired-note.tsx'
import { useApplyRepair } from '../week/room/use-apply-repair.ts'
import type { Capacity } from './room-bars.ts'

/** What would make it fit, each with a button; and the way back from the one that was taken. */
export function RoomRepairs({ repairs }: Pick<Capacity, 'repairs'>): ReactElement | null {
  const { data: week } = useQuery(weekQuery(undefined))
  const apply = useApplyRepair()
  const repaired = week?.repaired ?? null
  if (repairs.length === 0 && repaired === null) return null
  return (
    <section aria-labelledby="room-repairs">
      <h2 id="room-repairs">What would make it fit</h2>
      {repaired !== null && <RepairedNote repair={repaired} />}
      <ul className="list room-repairs">
        {repairs.map(({ versionId, repairId, sentence }) => (
          <li key={repairId}>
            <p>{repairText(sentence)}</p>
            <Button
              size="compact-sm"
              variant="light"
              loading={apply.isPending && apply.variables.body.repairId === repairId}
              disabled={apply.isPending}
              aria-label={`Apply: ${repairText(sentence)}`}
              onClick={() => apply.mutate({ body: { versionId, repairId } })}
            >
              Apply
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
