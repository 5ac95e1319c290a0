import { ActionIcon, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { plural } from '../../format/duration.ts'
import { Icon } from '../../ui/icon.tsx'
import { useGoalsInView } from './goals-context.ts'
import { type Hint, keyOf } from './use-hints.ts'

/** What is odd about the goals, all in one place; opened by those who want to read it. */
export function HintSummary(): ReactElement | null {
  const { hints, all } = useGoalsInView()
  if (hints.open.length === 0) {
    return hints.putAway === 0 ? null : (
      <p className="hints-away">
        {plural(hints.putAway, 'hint')} put away.{' '}
        <Button variant="subtle" size="compact-xs" onClick={hints.bringBack}>
          Show again
        </Button>
      </p>
    )
  }
  const titleOf = (hint: Hint): string => all.find(({ id }) => id === hint.objectiveId)?.title ?? ''
  return (
    <details className="hints-summary">
      <summary>
        <Icon name="question" size={16} />
        {plural(hints.open.length, 'hint')} on these goals
      </summary>
      <ul>
        {hints.open.map((hint) => (
          <li key={keyOf(hint)}>
            {hint.objectiveId !== null && <a href={`#objective-${hint.objectiveId}`}>{titleOf(hint)}</a>}
            <HintText hint={hint} />
          </li>
        ))}
      </ul>
    </details>
  )
}

type HintsAtProps = { readonly objectiveId: string; readonly keyResultId: string | null }

/** The hints at the goal that they concern. */
export function HintsAt({ objectiveId, keyResultId }: HintsAtProps): ReactElement | null {
  const { hints } = useGoalsInView()
  const here = hints.open.filter(
    (hint) => hint.objectiveId === objectiveId && hint.keyResultId === keyResultId,
  )
  if (here.length === 0) return null
  return (
    <ul className="hints" aria-label="Hints">
      {here.map((hint) => (
        <li key={keyOf(hint)}>
          <HintText hint={hint} />
        </li>
      ))}
    </ul>
  )
}

function HintText({ hint }: { readonly hint: Hint }): ReactElement {
  const { hints } = useGoalsInView()
  return (
    <div className="hint">
      <p>
        {hint.reason} <strong>{hint.fix}</strong>
      </p>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={`Put away: ${hint.reason}`}
        onClick={() => hints.dismiss(hint)}
      >
        <Icon name="close" size={13} />
      </ActionIcon>
    </div>
  )
}
