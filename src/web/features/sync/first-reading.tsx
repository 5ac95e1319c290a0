import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { SyncAccountView } from '#contracts/http/sync-routes.ts'
import { readingText } from './sync-words.ts'

type Reading = NonNullable<SyncAccountView['reading']>

/** The first minute with an account: what has been found, what has been read, and what one can do meanwhile. */
export function FirstReading({ reading }: { readonly reading: Reading }): ReactElement {
  const { calendars, read, title } = reading
  return (
    <section className="first-reading" aria-labelledby="first-reading">
      <h2 id="first-reading">Your calendar is being read</h2>
      <progress
        aria-labelledby="first-reading"
        {...(calendars === 0 ? {} : { max: calendars, value: read })}
      />
      <output>
        {readingText(reading)}
        {title !== null && <span className="first-reading__now"> · now “{title}”</span>}
      </output>
      <p>
        Your first plan appears here by itself as soon as all of it is known. Add a{' '}
        <Link to="/goals">goal</Link>, a <Link to="/habits">habit</Link> or a <Link to="/tasks">task</Link> in
        the meantime.
      </p>
    </section>
  )
}
