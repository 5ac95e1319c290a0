import { Button } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { plural } from '../format/duration.ts'
import { drawnCount, STEP } from './drawn-count.ts'

/** The first of a long list, and the button for more of it; `idOf`: what the address may name after its "#". */
export function useFirstOfMany<T>(
  items: readonly T[],
  idOf: (item: T) => string,
): { readonly first: readonly T[]; readonly more: ReactElement | null } {
  const [steps, setSteps] = useState(1)
  const hash = useLocation({ select: (location) => location.hash })
  const linked = hash === '' ? -1 : items.findIndex((item) => idOf(item) === hash)
  const count = drawnCount(steps, linked)
  const left = items.length - count
  return {
    first: items.slice(0, count),
    more:
      left <= 0 ? null : (
        <Button variant="subtle" color="gray" size="xs" onClick={() => setSteps(count / STEP + 1)}>
          Show more: {plural(left, 'other')}
        </Button>
      ),
  }
}
