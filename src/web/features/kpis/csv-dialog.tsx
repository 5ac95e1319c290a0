import { FileInput, Textarea } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { importKpiReadings } from '#contracts/http/kpi-routes.ts'
import { ApiError } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { plural } from '../../format/duration.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { lineFaults } from './line-faults.ts'
import type { KpiView } from './kpi-types.ts'

type CsvDialogProps = { readonly kpi: KpiView; readonly onClose: () => void }

/** Readings from a table. All lines are taken, or none; those that cannot be read are named. */
export function CsvDialog({ kpi, onClose }: CsvDialogProps): ReactElement {
  const [csv, setCsv] = useState('')
  const add = useAct(importKpiReadings, {
    topics: ['goals'],
    showsFaults: true,
    done: ({ added, replaced }) =>
      `${plural(added, 'reading')} added${replaced > 0 ? `, ${replaced} replaced` : ''}.`,
    onDone: onClose,
  })
  const faults = add.error instanceof ApiError ? lineFaults(add.error.problem) : []
  return (
    <Dialog title={`Import readings of ${kpi.title}`} onClose={onClose} size="lg">
      <Form
        onSubmit={() => add.mutate({ params: { id: kpi.id }, body: { csv } })}
        submit="Import"
        isPending={add.isPending}
        error={add.error}
        shown={[]}
        onCancel={onClose}
      >
        <FileInput
          label="A CSV file"
          placeholder="Choose a file…"
          accept=".csv,text/csv,text/plain"
          clearable
          onChange={(file) => void file?.text().then(setCsv)}
        />
        <Textarea
          label="Or its lines"
          description="Columns: date, value and, if you like, note. A date such as 2026-11-23, or a time with its offset. All lines are taken, or none."
          placeholder={'date,value,note\n2026-11-16,94.2,\n2026-11-23,96,after the release'}
          className="csv__lines"
          autosize
          minRows={6}
          maxRows={16}
          value={csv}
          onChange={(event) => setCsv(event.currentTarget.value)}
        />
        {faults.length > 0 && (
          <ul className="csv__faults" aria-label="Lines that cannot be read">
            {faults.map(({ line, expected }) => (
              <li key={line}>
                <code>{line}</code> <span>expected {expected}</span>
              </li>
            ))}
          </ul>
        )}
      </Form>
    </Dialog>
  )
}
