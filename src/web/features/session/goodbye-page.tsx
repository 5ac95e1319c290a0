import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { Brand } from '../../ui/brand.tsx'
import { readGoodbye } from './goodbye.ts'
import './sign-in.css'

/** After leaving for good: what is gone, what stays, and the receipt. It is all in the address: nobody is known any more. */
export function GoodbyePage(): ReactElement {
  const { receipt, saidAt, removesBlocks } = readGoodbye(window.location.search)
  return (
    <main className="sign-in">
      <div className="sign-in__card goodbye">
        <Brand size={52} />
        <h1>Your account is deleted</h1>
        <p className="sign-in__lead">Thank you for your time. It is all yours again.</p>
        <h2>Gone for good</h2>
        <ul>
          <li>Your goals, habits, tasks, hours and plans, and what was done of them.</li>
          <li>What Timewright remembered of your calendars, and its access to your Google accounts.</li>
          {removesBlocks && <li>Its blocks in Google Calendar: the last of them within a few minutes.</li>}
        </ul>
        <h2>Still there</h2>
        <ul>
          <li>Your own events in Google Calendar, as they were.</li>
          {!removesBlocks && (
            <li>
              The blocks in your Google Calendar. They are ordinary events now: remove them as you like.
            </li>
          )}
          <li>
            Where you worked with others: shared goals, which go to the longest owner of the workspace, and
            your hours in its reports, as those of “Somebody who left”.
          </li>
        </ul>
        {receipt !== null && (
          <dl className="goodbye__receipt">
            <dt>Receipt</dt>
            <dd>
              <code>{receipt}</code>
            </dd>
            <dt>Said</dt>
            <dd>{saidAt}</dd>
          </dl>
        )}
        <p className="sign-in__demo">
          Whoever runs this installation finds the receipt in its log. It names nobody: print or copy it if
          you may want to ask about it.
        </p>
        <div className="goodbye__ways">
          <Button variant="default" onClick={() => window.print()}>
            Print
          </Button>
          <Button component="a" href="/" variant="subtle">
            To the first page
          </Button>
        </div>
      </div>
    </main>
  )
}
