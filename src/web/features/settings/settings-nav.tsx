import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

const places = [
  ['calendars', 'Calendars'],
  ['blocks', 'Blocks'],
  ['time', 'Time and dates'],
  ['hours', 'Hours'],
  ['days-off', 'Days off'],
  ['trips', 'Trips'],
  ['planning', 'Planning'],
  ['busy', 'Busy time'],
  ['notifications', 'Notifications'],
  ['journal', 'Journal'],
  ['appearance', 'Appearance'],
  ['account', 'Account'],
] as const

/** The sections of a long page, one click each. */
export const SettingsNav = (): ReactElement => (
  <nav className="settings-nav" aria-label="Settings">
    {places.map(([id, label]) => (
      <Link
        key={id}
        to="/settings"
        hash={id}
        replace
        activeOptions={{ includeHash: true }}
        activeProps={{ className: 'is-active' }}
      >
        {label}
      </Link>
    ))}
  </nav>
)
