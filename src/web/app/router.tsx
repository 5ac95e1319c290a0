import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { messageOf } from '../api/api-error.ts'
import { Failure } from '../ui/failure.tsx'
import { readGoalSearch } from '../features/goals/goal-search.ts'
import { readReportSearch } from '../features/teams/report-search.ts'
import { part } from '../ui/part.tsx'
import { Loading } from '../ui/splash.tsx'
import { Empty } from '../ui/empty.tsx'
import { Gate } from './gate.tsx'
import { Shell } from './shell.tsx'

const rootRoute = createRootRoute({
  component: () => (
    <Gate>
      <Shell />
    </Gate>
  ),
  notFoundComponent: () => (
    <Empty
      heading="h1"
      icon="question"
      title="There is no such page"
      text="Choose one of the pages in the menu."
    />
  ),
})

const date = /^\d{4}-\d{2}-\d{2}$/

/** The week stays as it is while a block's panel opens above it: both paths share one page. */
const weekLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: 'week',
  validateSearch: (search: Record<string, unknown>): { date?: string; days?: 1 } => ({
    ...(typeof search['date'] === 'string' && date.test(search['date']) && { date: search['date'] }),
    ...(search['days'] === 1 && { days: 1 }),
  }),
  component: part(async () => (await import('../features/week/week-page.tsx')).WeekPage),
})
const weekRoute = createRoute({ getParentRoute: () => weekLayout, path: '/' })
const blockRoute = createRoute({ getParentRoute: () => weekLayout, path: '/blocks/$id' })

const goalsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/goals',
  validateSearch: readGoalSearch,
  component: part(async () => (await import('../features/goals/goals-page.tsx')).GoalsPage),
})
const habitsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/habits',
  component: part(async () => (await import('../features/habits/habits-page.tsx')).HabitsPage),
})
const tasksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasks',
  component: part(async () => (await import('../features/tasks/tasks-page.tsx')).TasksPage),
})
const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: part(async () => (await import('../features/first-run/first-run-page.tsx')).FirstRunPage),
})
const ledgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ledger',
  component: part(async () => (await import('../features/ledger/ledger-page.tsx')).LedgerPage),
})
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: part(async () => (await import('../features/settings/settings-page.tsx')).SettingsPage),
})

const mailboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/demo/mailbox',
  component: part(async () => (await import('../features/notifications/mailbox-page.tsx')).MailboxPage),
})

const teamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/team',
  validateSearch: readReportSearch,
  component: part(async () => (await import('../features/teams/team-page.tsx')).TeamPage),
})
const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitations/$token',
  component: part(async () => (await import('../features/teams/invitation-page.tsx')).InvitationPage),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    weekLayout.addChildren([weekRoute, blockRoute]),
    goalsRoute,
    habitsRoute,
    tasksRoute,
    ledgerRoute,
    welcomeRoute,
    settingsRoute,
    teamRoute,
    invitationRoute,
    mailboxRoute,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading what="the page" />,
  // Mostly a part of the page that a newer version of the server no longer has.
  defaultErrorComponent: ({ error }) => (
    <Failure title="This page could not be shown" text={messageOf(error)} onRetry={() => location.reload()} />
  ),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
