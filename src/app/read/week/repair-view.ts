import type { AppliedRepairView } from '#contracts/http/repair-routes.ts'
import type { AppliedRepair } from '../../ports/repositories/repair-repositories.ts'
import { iso, isoOrNull } from '../iso.ts'

export const repairView = ({
  id,
  planVersionId,
  sentence,
  appliedAtMs,
  undoneAtMs,
}: AppliedRepair): AppliedRepairView => ({
  id,
  planVersionId,
  sentence,
  appliedAt: iso(appliedAtMs),
  undoneAt: isoOrNull(undoneAtMs),
})
