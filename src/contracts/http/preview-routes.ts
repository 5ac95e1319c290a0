import { z } from 'zod'
import { givenInstant, id, instant } from './common.ts'
import { givenEffortPlan } from './goals.ts'
import { createHabit, pauseSpan, updateHabit } from './habit-routes.ts'
import { keyResultBody, updateKeyResult } from './key-result-routes.ts'
import { cost, planWords, tag, unplaced } from './plan-routes.ts'
import { repairId } from './repair-routes.ts'
import { defineRoute } from './route.ts'
import { createTask, quickAddTask, updateTask } from './task-routes.ts'

export const previewPlan = defineRoute({
  method: 'POST',
  path: '/api/v1/plan/preview',
  tag,
  summary:
    'What would the plan be, as things are, or with a block moved, a task, habit or key result added or changed, or a repair done? Writes nothing',
  body: z
    .object({
      move: z
        .object({ blockId: id, start: givenInstant, end: givenInstant })
        .optional()
        .meta({ description: 'As if this block were pinned there' }),
      newTask: createTask.body.optional().meta({ description: 'As if this task were added' }),
      changedTask: z
        .object({ id, fields: updateTask.body })
        .optional()
        .meta({ description: 'As if this task were changed like this' }),
      quickAdd: quickAddTask.body.optional().meta({ description: 'As if this line were added' }),
      newHabit: createHabit.body.optional().meta({ description: 'As if this habit were added' }),
      changedHabit: z
        .object({ id, fields: updateHabit.body })
        .optional()
        .meta({ description: 'As if this habit were changed like this' }),
      pausedHabit: pauseSpan.extend({ id }).optional().meta({ description: 'As if this habit rested' }),
      newKeyResult: z
        .object({ objectiveId: id, keyResult: keyResultBody })
        .optional()
        .meta({ description: 'As if this key result were added, with its hours' }),
      changedKeyResult: z
        .object({
          id,
          fields: updateKeyResult.body.default({}),
          effortPlan: givenEffortPlan
            .nullable()
            .optional()
            .meta({ description: 'Left out: stays; null: no hours of mine' }),
        })
        .optional()
        .meta({ description: 'As if this key result, or my hours for it, were changed like this' }),
      repairId: repairId.optional().meta({ description: 'As if this repair of the plan in force were done' }),
    })
    .default({}),
  response: z.object({
    ...planWords,
    before: z
      .object({ cost, unplaced: z.array(unplaced) })
      .nullable()
      .meta({ description: 'Of the plan in force, to compare with' }),
    blocks: z.array(
      z.object({
        itemId: z.string(),
        title: z.string(),
        start: instant,
        end: instant,
        isPinned: z.boolean(),
      }),
    ),
  }),
})
