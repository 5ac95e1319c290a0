import { ECHOES } from './points/echoes.ts'
import { IDS_AND_TOKENS } from './points/ids-and-tokens.ts'
import { PUSHES } from './points/pushes.ts'
import { SERIES } from './points/series.ts'
import type { Point } from './point.ts'

/** What the machine can ask. */
export const POINTS: readonly Point[] = [...IDS_AND_TOKENS, ...ECHOES, ...SERIES, ...PUSHES]

/** What a person has to look up. */
export const BY_HAND = [
  {
    id: 'app-created-sensitivity',
    question: 'Is calendar.app.created sensitive?',
    how: 'Cloud Console, Google Auth Platform, Data access: in which of the three lists the scope appears.',
  },
  {
    id: 'find-a-time',
    question: 'Does Google\'s own "find a time" see blocks on a secondary calendar?',
    how: 'With a second account of the same Workspace: invite the first and open "Find a time".',
  },
  {
    id: 'tombstone-age',
    question: 'When does a deleted event vanish, and is its id free then?',
    how: 'Keep the id of an event deleted today; ask events.get for it after 30 days.',
  },
] as const
