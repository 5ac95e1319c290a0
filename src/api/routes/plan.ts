import * as blocks from '#contracts/http/block-routes.ts'
import * as plan from '#contracts/http/plan-routes.ts'
import { previewPlan } from '#contracts/http/preview-routes.ts'
import * as repairs from '#contracts/http/repair-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function planRoutes(register: Register, app: UseCases): void {
  register(plan.readWeek, ({ query }, { userId }) => app.readWeek(userId, query))
  register(plan.requestPlan, (_, { userId }) => app.requestPlan(userId))
  register(previewPlan, ({ body: { move, ...others } }, { userId }) =>
    app.previewPlan(userId, {
      ...others,
      move: move && { blockId: move.blockId, startMs: Date.parse(move.start), endMs: Date.parse(move.end) },
    }),
  )
  register(plan.readCapacity, (_, { userId }) => app.readCapacity(userId))
  register(plan.listPlanVersions, ({ query }, { userId }) => app.listPlanVersions(userId, query))
  register(plan.readPlanProblem, ({ params }, { userId }) => app.readPlanProblem(userId, params.id))
  register(plan.applyPlanVersion, ({ params }, { userId }) => app.applyPlanVersion(userId, params.id))
  register(plan.rejectPlanVersion, ({ params }, { userId }) => app.rejectPlanVersion(userId, params.id))
  register(plan.undoPlan, (_, { userId }) => app.undoPlan(userId))
  register(repairs.applyRepair, ({ body }, { userId }) => app.applyRepair(userId, body))
  register(repairs.undoRepair, ({ params }, { userId }) => app.undoRepair(userId, params.id))
}

export function blockRoutes(register: Register, app: UseCases): void {
  register(blocks.listBlocks, ({ query }, { userId }) => app.listBlocks(userId, query))
  register(blocks.readBlock, ({ params }, { userId }) => app.readBlock(userId, params.id))
  register(blocks.moveBlock, ({ params, body }, { userId }) =>
    app.moveBlock(userId, params.id, { startMs: Date.parse(body.start), endMs: Date.parse(body.end) }),
  )
  register(blocks.pinBlock, ({ params }, { userId }) => app.pinBlock(userId, params.id))
  register(blocks.unpinBlock, ({ params }, { userId }) => app.unpinBlock(userId, params.id))
  register(blocks.confirmBlock, ({ params, body }, { userId }) =>
    app.confirmBlock(userId, params.id, body.minutes),
  )
  register(blocks.missBlock, ({ params }, { userId }) => app.missBlock(userId, params.id))
  register(blocks.skipBlock, ({ params }, { userId }) => app.skipBlock(userId, params.id))
  register(blocks.startBlock, ({ params }, { userId }) => app.startBlock(userId, params.id))
  register(blocks.extendBlock, ({ params, body }, { userId }) =>
    app.extendBlock(userId, params.id, body.minutes),
  )
  register(blocks.reopenBlock, ({ params }, { userId }) => app.reopenBlock(userId, params.id))
  register(blocks.stopBlock, ({ params }, { userId }) => app.stopBlock(userId, params.id))
}
