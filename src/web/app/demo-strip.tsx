import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { moveDemoClock } from '#contracts/http/demo-routes.ts'
import type { SessionView } from '#contracts/http/session-routes.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { useAct } from '../api/use-act.ts'
import { Icon } from '../ui/icon.tsx'
import { googleOf, nextMondayAtNine } from './demo-links.ts'
import { serverNow, useSignedIn } from './session-context.ts'
import { WallClock } from './wall-clock.tsx'

/** Says that Google is not Google here, and lets time pass at will. */
export function DemoStrip({ session }: { readonly session: SessionView }): ReactElement {
  const signedIn = useSignedIn()
  const move = useAct(moveDemoClock, { topics: ['clock'] })
  const { timeZone } = signedIn.person
  // The server's clock and this machine's are never quite the same.
  const isRealTime = Math.abs(signedIn.clockOffsetMs) < MINUTE_MS
  const moves = [
    ['+1 h', 'Move the clock one hour on', () => ({ advanceMinutes: 60 })],
    ['+1 day', 'Move the clock one day on', () => ({ advanceMinutes: 1440 })],
    [
      'Mon 9:00',
      'Move the clock to next Monday, 9:00',
      () => ({ now: nextMondayAtNine(serverNow(signedIn), timeZone) }),
    ],
    [
      'Reset',
      'Set the clock back to the real time, as long as nothing was settled since',
      () => ({ reset: true as const }),
    ],
  ] as const
  return (
    <aside className="demo-strip" aria-label="Demo">
      <span className="demo-strip__what">
        <strong>Demo</strong>
        <span className="demo-strip__note"> · Google is an emulator on this machine</span>
      </span>
      {session.emulatorUrl !== null && (
        <a href={googleOf(session.emulatorUrl, signedIn)} target="_blank" rel="noreferrer">
          <span>
            Open Google<span className="demo-strip__note"> (emulator)</span>
          </span>{' '}
          <Icon name="external" size={13} />
        </a>
      )}
      <Link to="/demo/mailbox">Mailbox</Link>
      {session.canMoveClock && (
        <fieldset className="demo-strip__clock" aria-label="Demo clock">
          <WallClock />
          {moves.map(([label, title, body]) => (
            <button
              key={label}
              type="button"
              title={title}
              disabled={move.isPending || (label === 'Reset' && isRealTime)}
              onClick={() => move.mutate({ body: body() })}
            >
              {label}
            </button>
          ))}
        </fieldset>
      )}
    </aside>
  )
}
