import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { Suspense, useState, type ReactElement } from 'react'
import { useLive } from '../api/live.ts'
import { sessionQuery } from '../api/queries.ts'
import { Brand } from '../ui/brand.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-paths.ts'
import { Loading } from '../ui/splash.tsx'
import { ToastList } from '../ui/toast-list.tsx'
import { Bell } from '../features/notifications/bell.tsx'
import { AccountNotices } from '../features/sync/account-notices.tsx'
import { DemoStrip } from './demo-strip.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { useSignedIn } from './session-context.ts'
import { useShortcuts } from '../features/shortcuts/use-shortcuts.ts'
import { useArrival } from './use-arrival.ts'
import { useLinkedElement } from './use-linked-element.ts'
import { useLoadAhead } from './use-load-ahead.ts'
import { part } from '../ui/part.tsx'

const ShortcutsHelp = part(
  async () => (await import('../features/shortcuts/shortcuts-help.tsx')).ShortcutsHelp,
)
const Palette = part(async () => (await import('../features/palette/palette.tsx')).Palette)
const QuickAddDialog = part(
  async () => (await import('../features/tasks/quick-add-dialog.tsx')).QuickAddDialog,
)

const places = [
  { to: '/', label: 'Week', icon: 'week' },
  { to: '/goals', label: 'Goals', icon: 'goal' },
  { to: '/habits', label: 'Habits', icon: 'habit' },
  { to: '/tasks', label: 'Tasks', icon: 'task' },
  { to: '/team', label: 'Team', icon: 'team' },
  { to: '/settings', label: 'Settings', icon: 'settings' },
] as const satisfies readonly { to: string; label: string; icon: IconName }[]

const Nav = (): ReactElement => (
  <nav className="nav" aria-label="Pages">
    {places.map(({ to, label, icon }) => (
      <Link
        key={to}
        to={to}
        className="nav__link"
        activeProps={{ className: 'is-active', 'aria-current': 'page' }}
        activeOptions={{ exact: to === '/', includeSearch: false }}
      >
        <Icon name={icon} />
        <span>{label}</span>
      </Link>
    ))}
  </nav>
)

/** What surrounds every page: where one can go, what is wrong, what was done. */
export function Shell(): ReactElement {
  const { session, person } = useSignedIn()
  const navigate = useNavigate()
  const isHeard = useLive()
  // The stream of an ended session is refused, and not out of reach.
  const { data: now } = useQuery(sessionQuery)
  const isConnected = isHeard || now?.person === null
  const [dialog, setDialog] = useState<'help' | 'quick-add' | 'palette' | null>(null)
  useArrival()
  useLinkedElement()
  useLoadAhead()
  useShortcuts({
    'Mod+k': () => setDialog('palette'),
    '/': () => setDialog('palette'),
    '?': () => setDialog('help'),
    n: () => setDialog('quick-add'),
    g: () => void navigate({ to: '/goals' }),
    h: () => void navigate({ to: '/habits' }),
    w: () => void navigate({ to: '/' }),
  })
  return (
    <div className="shell">
      <a href="#main" className="skip-link">
        Skip to the page
      </a>
      {session.isDemo && <DemoStrip session={session} />}
      <header className="header">
        <Link to="/" className="header__brand" aria-label="Timewright, to the week">
          <Brand />
          <span>Timewright</span>
        </Link>
        <Nav />
        <div className="header__end">
          <button
            type="button"
            className="header__search"
            aria-keyshortcuts="Control+K Meta+K /"
            title="Search, jump to a date, do something (Ctrl K)"
            onClick={() => setDialog('palette')}
          >
            <Icon name="search" size={16} /> <span>Search</span> <kbd aria-hidden="true">Ctrl K</kbd>
          </button>
          <button type="button" className="header__add" onClick={() => setDialog('quick-add')}>
            <Icon name="plus" size={16} /> <span>Task</span>
          </button>
          <button
            type="button"
            className="header__help"
            aria-label="Keyboard shortcuts"
            title="Keyboard shortcuts (?)"
            onClick={() => setDialog('help')}
          >
            <Icon name="keyboard" />
          </button>
          <Bell />
          <Link
            to="/settings"
            className="header__person"
            aria-label={`${initialsOf(person.name)}: settings of ${person.name}`}
          >
            {initialsOf(person.name)}
          </Link>
        </div>
      </header>
      <OfflineNotice isConnected={isConnected} />
      <AccountNotices />
      <main id="main" className="main" tabIndex={-1}>
        <Suspense fallback={<Loading what="the page" />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense fallback={null}>
        {dialog === 'help' && <ShortcutsHelp onClose={() => setDialog(null)} />}
        {dialog === 'palette' && (
          <Palette
            onClose={() => setDialog(null)}
            onQuickAdd={() => setDialog('quick-add')}
            onHelp={() => setDialog('help')}
          />
        )}
        {dialog === 'quick-add' && <QuickAddDialog onClose={() => setDialog(null)} />}
      </Suspense>
      <ToastList />
    </div>
  )
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('') || '?'
