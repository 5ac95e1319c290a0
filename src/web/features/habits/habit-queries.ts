import { queryOptions } from '@tanstack/react-query'
import { listHabitTemplates } from '#contracts/http/habit-routes.ts'
import { call } from '../../api/call.ts'

export const templatesQuery = queryOptions({
  queryKey: ['habit-templates'],
  queryFn: async ({ signal }) => (await call(listHabitTemplates, {}, signal)).items,
})
