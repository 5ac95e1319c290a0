import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app-options.ts'
import type { Register } from '../register.ts'
import { accountRoutes } from './account.ts'
import { authRoutes } from './auth.ts'
import { calendarRoutes } from './calendars.ts'
import { demoRoutes } from './demo.ts'
import { checkInRoutes, cycleRoutes, goalRoutes, keyResultRoutes, objectiveRoutes } from './goals.ts'
import { habitRoutes } from './habits.ts'
import { healthRoutes } from './health.ts'
import { kpiReadingRoutes, kpiRoutes, kpiWebhook } from './kpis.ts'
import { ledgerRoutes } from './ledger.ts'
import { mailLinkRoutes } from './mail-links.ts'
import { notificationRoutes } from './notifications.ts'
import { blockRoutes, planRoutes } from './plan.ts'
import { pushRoutes } from './push.ts'
import { reportRoutes } from './reports.ts'
import { sessionRoutes } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { streamRoutes } from './stream.ts'
import { taskRoutes } from './tasks.ts'
import { invitationRoutes, memberRoutes, sharedGoalRoutes, teamRoutes, workspaceRoutes } from './teams.ts'

const ofPeople = [
  cycleRoutes,
  objectiveRoutes,
  goalRoutes,
  keyResultRoutes,
  checkInRoutes,
  habitRoutes,
  kpiReadingRoutes,
  taskRoutes,
  settingsRoutes,
  calendarRoutes,
  planRoutes,
  blockRoutes,
  ledgerRoutes,
  workspaceRoutes,
  memberRoutes,
  teamRoutes,
  sharedGoalRoutes,
  notificationRoutes,
  accountRoutes,
  demoRoutes,
]

export async function addRoutes(
  app: FastifyInstance,
  register: Register,
  options: AppOptions,
): Promise<void> {
  const { useCases, emulatorUrl, canMoveClock } = options
  healthRoutes(app, options.health)
  authRoutes(app, useCases, options)
  sessionRoutes(app, useCases, { emulatorUrl, canMoveClock })
  pushRoutes(app, useCases)
  kpiWebhook(app, useCases)
  kpiRoutes(register, useCases, options.publicUrl)
  reportRoutes(app, useCases)
  invitationRoutes(register, useCases)
  for (const add of ofPeople) add(register, useCases)
  await mailLinkRoutes(app, useCases)
  await streamRoutes(app, options.changeFeed)
}
