import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { AchievementView } from '#contracts/http/goals.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { dayText } from '../../../format/zoned-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { achievementText } from './achievement-words.ts'
import { achievementsQuery } from '../goal-queries.ts'

const FEW_SHOWN = 4

/** What was reached. Shown where there is something, and never asked for. */
export function Achievements(): ReactElement | null {
  const { timeZone } = useSignedIn().person
  const { data: all = [] } = useQuery(achievementsQuery)
  const [showsAll, setShowsAll] = useState(false)
  if (all.length === 0) return null
  return (
    <section className="achievements" aria-labelledby="achievements-title">
      <h2 id="achievements-title">Reached</h2>
      <ul>
        {(showsAll ? all : all.slice(0, FEW_SHOWN)).map((one) => (
          <li key={one.id}>
            <span className="achievements__icon">
              <Icon name={icons[one.kind]} size={16} />
            </span>
            <span>{achievementText(one)}</span>
            <time dateTime={one.at}>{dayText(one.at, timeZone)}</time>
          </li>
        ))}
      </ul>
      {all.length > FEW_SHOWN && (
        <Button variant="subtle" size="compact-xs" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show all ${all.length}`}
        </Button>
      )}
    </section>
  )
}

const icons = {
  'key-result-reached': 'check',
  'cycle-reached': 'goal',
  streak: 'flame',
} as const satisfies Record<AchievementView['kind'], string>
