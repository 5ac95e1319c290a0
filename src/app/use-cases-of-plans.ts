import { createConfirmBlock } from './edit/blocks/confirm-block.ts'
import { createExtendBlock } from './edit/blocks/extend-block.ts'
import { createReopenBlock } from './edit/blocks/reopen-block.ts'
import { createCorrectEntry } from './edit/blocks/correct-entry.ts'
import { createLogWork } from './edit/blocks/log-work.ts'
import { createMissBlock } from './edit/blocks/miss-block.ts'
import { createMoveBlock } from './edit/blocks/move-block.ts'
import { createPinBlock } from './edit/blocks/pin-block.ts'
import { createSkipBlock } from './edit/blocks/skip-block.ts'
import { createStartBlock } from './edit/blocks/start-block.ts'
import { createStopBlock } from './edit/blocks/stop-block.ts'
import { createUnpinBlock } from './edit/blocks/unpin-block.ts'
import { createApplyVersion, createRejectVersion } from './edit/plans/apply-version.ts'
import { createPreviewPlan } from './edit/plans/preview-plan.ts'
import { createRequestPlan } from './edit/plans/request-plan.ts'
import { createUndoPlan } from './edit/plans/undo-plan.ts'
import { createSnoozeHabit } from './edit/work/snooze-habit.ts'
import { createApplyRepair } from './edit/repairs/apply-repair.ts'
import { createUndoRepair } from './edit/repairs/undo-repair.ts'
import { planDependencies } from './jobs.ts'
import { createReadBlocks } from './read/week/read-block.ts'
import { createReadPlanVersions } from './read/week/read-plan-versions.ts'
import { createReadProblem } from './read/week/read-problem.ts'
import { createReadWeek } from './read/week/read-week.ts'
import { createSuggestHours } from './read/person/suggest-hours.ts'
import { createReadCapacity } from './read/week/read-capacity.ts'
import { createExportLedger } from './read/work/export-ledger.ts'
import { createReadLedger } from './read/work/read-ledger.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Ports } from './all-ports.ts'

/** The plan, its blocks, and what became of them. */
export function planUseCases(ports: Ports) {
  return {
    readWeek: createReadWeek(ports),
    suggestHours: createSuggestHours(ports),
    ...createReadPlanVersions(ports),
    ...createReadBlocks(ports),
    readProblem: createReadProblem(ports),
    readCapacity: createReadCapacity(ports),
    requestPlan: createRequestPlan(ports),
    previewPlan: createPreviewPlan(planDependencies(ports)),
    applyPlanVersion: createApplyVersion(ports),
    rejectPlanVersion: createRejectVersion(ports),
    undoPlan: createUndoPlan(ports),
    applyRepair: createApplyRepair(planDependencies(ports)),
    undoRepair: createUndoRepair(ports),
    moveBlock: createMoveBlock(ports),
    pinBlock: createPinBlock(ports),
    unpinBlock: createUnpinBlock(ports),
    confirmBlock: createConfirmBlock(ports),
    missBlock: createMissBlock(ports),
    skipBlock: createSkipBlock(ports),
    startBlock: createStartBlock(ports),
    stopBlock: createStopBlock(ports),
    extendBlock: createExtendBlock(ports),
    reopenBlock: createReopenBlock(ports),
    snoozeHabit: createSnoozeHabit({ ...ports, unitOfWork: oneAtATime(ports.unitOfWork) }),
    logWork: createLogWork(ports),
    correctEntry: createCorrectEntry(ports),
    listLedger: createReadLedger(ports),
    exportLedger: createExportLedger(ports),
  }
}
