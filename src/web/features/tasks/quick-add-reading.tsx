import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { readQuickAdd } from '#contracts/http/task-action-routes.ts'
import { call } from '../../api/call.ts'
import { inReadersStyle } from '../../format/readers-style.ts'
import { MarkedLine } from './marked-line.tsx'

/** What the line will be understood as, while it is typed: a chip for each part, and the place that is not clear. */
export function QuickAddReading({ text }: { readonly text: string }): ReactElement | null {
  const [line] = useDebouncedValue(text, 150)
  const { data } = useQuery({
    queryKey: ['quick-add', line],
    queryFn: ({ signal }) => call(readQuickAdd, { body: { text: line } }, signal),
    enabled: line.trim() !== '',
    placeholderData: keepPreviousData,
    // Dates such as “tomorrow” are read anew each time.
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  if (text.trim() === '' || data === undefined) return null
  const [fault] = data.faults
  return (
    <output className="quick-add__reading" aria-label="Understood as">
      {data.title !== '' && <span className="chip quick-add__title">{data.title}</span>}
      {data.parts.map(({ kind, at, words }) => (
        <span key={at} className="chip" data-kind={kind}>
          {inReadersStyle(words)}
        </span>
      ))}
      {fault !== undefined && data.title !== '' && (
        <span className="quick-add__hint">
          <MarkedLine text={line} at={fault.at} length={fault.length} /> {fault.expected}
        </span>
      )}
    </output>
  )
}
