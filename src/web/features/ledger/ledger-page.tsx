import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactElement } from 'react'
import { exportLedger, type LedgerLineView } from '#contracts/http/ledger-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { formatMinutes } from '../../format/duration.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { LedgerDays } from './ledger-days.tsx'
import { ledgerQuery } from './ledger-query.ts'
import { standingMinutes } from './ledger-words.ts'
import { part } from '../../ui/part.tsx'
import './ledger.css'

const LogWorkDialog = part(async () => (await import('./log-work-dialog.tsx')).LogWorkDialog)
const CorrectDialog = part(async () => (await import('./correct-dialog.tsx')).CorrectDialog)

/** The effort ledger: every entry that the sums of hours are made of. */
export function LedgerPage(): ReactElement {
  const [isLogging, setLogging] = useState(false)
  return (
    <Page
      title="Hours worked"
      lead="What your sums are made of. A correction is an entry, too."
      actions={
        <>
          <Button variant="default" component="a" href={exportLedger.path} download>
            Export CSV
          </Button>
          <Button onClick={() => setLogging(true)}>Log work…</Button>
        </>
      }
    >
      <Ledger />
      <Suspense fallback={null}>{isLogging && <LogWorkDialog onClose={() => setLogging(false)} />}</Suspense>
    </Page>
  )
}

function Ledger(): ReactElement {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(ledgerQuery)
  const [corrected, setCorrected] = useState<LedgerLineView | null>(null)
  if (data === undefined) {
    return error === null ? (
      <Loading what="your hours" />
    ) : (
      <Failure
        title="Your hours could not be loaded"
        text={messageOf(error)}
        onRetry={() => void refetch()}
      />
    )
  }
  const lines = data.pages.flatMap(({ items }) => items)
  if (lines.length === 0) {
    return (
      <Empty icon="clock" title="No hours yet" text="Confirm a block of your week, or log work by hand." />
    )
  }
  return (
    <>
      <p className="ledger-total">
        <strong>{formatMinutes(data.pages[0]?.totalMinutes ?? 0)}</strong> in all
      </p>
      <LedgerDays lines={lines} onCorrect={setCorrected} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Older entries
        </Button>
      )}
      <Suspense fallback={null}>
        {corrected !== null && (
          <CorrectDialog
            entry={corrected}
            standing={standingMinutes(corrected, lines)}
            onClose={() => setCorrected(null)}
          />
        )}
      </Suspense>
    </>
  )
}
