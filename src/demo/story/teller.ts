import type { Clock } from '#app/ports/clock.ts'
import type { Secrets } from '#app/ports/secrets.ts'
import type { IdSource } from '#app/ports/id-source.ts'
import type { Grant } from '#app/ports/identity-provider.ts'
import type { Sealer } from '#app/ports/sealer.ts'
import type { Repositories, UnitOfWork } from '#app/ports/unit-of-work.ts'
import { goalUseCases } from '#app/use-cases-of-goals.ts'
import { createUnfoldGoals } from '#app/unfold/unfold-goals.ts'
import type { StoryCalendar } from './story-calendar.ts'

/** A clock that goes where the story is; never past the moment at which it is told. */
export type StoryClock = Clock & { goTo(ms: number): void }

export function storyClock(fromMs: number, nowMs: number): StoryClock {
  let currentMs = fromMs
  return {
    now: () => currentMs,
    goTo: (ms) => {
      currentMs = Math.min(ms, nowMs)
    },
  }
}

/** What the story needs of the world. */
export type StoryWorld = {
  readonly calendar: StoryCalendar
  /** The ports, at a clock of one's own. */
  open(clock: Clock): StoryPorts
  /** Access to the calendars of an account of the emulator. */
  grant(email: string): Promise<Grant>
}

export type StoryPorts = {
  readonly clock: Clock
  readonly unitOfWork: UnitOfWork
  readonly ids: IdSource
  readonly secrets: Secrets
  readonly sealer: Sealer
}

/** One person's part of the story, told inside one transaction by the use cases that the page uses. */
export type Teller = {
  readonly userId: string
  readonly mine: Repositories
  readonly ids: IdSource
  readonly clock: StoryClock
  readonly calendar: StoryCalendar
  readonly edits: ReturnType<typeof goalUseCases>
  readonly unfold: () => Promise<unknown>
  /** Ids by title: of objectives, key results, KPIs and tasks, colleagues' included. */
  readonly idOf: Map<string, string>
}

type Telling = Pick<Teller, 'userId' | 'mine' | 'clock' | 'calendar' | 'idOf'> & {
  readonly ports: StoryPorts
}

export function createTeller({ ports, ...rest }: Telling): Teller {
  const { userId } = rest
  const mine = quiet(rest.mine)
  const within = { ...ports, unitOfWork: inside(mine, userId) }
  const unfold = createUnfoldGoals(within)
  return { ...rest, mine, ids: ports.ids, edits: goalUseCases(within), unfold: () => unfold(userId) }
}

/** Use cases join the transaction that is open: the whole part is there, or nothing of it. */
const inside = (mine: Repositories, userId: string): UnitOfWork => ({
  forUser: (id, work) => (id === userId ? work(mine) : refuse(`the rows of person ${id}`)),
  forFleet: () => refuse('rows of everybody'),
})

/** Nobody else is there yet: nobody has to wait, to look again or to be told. */
const quiet = (mine: Repositories): Repositories => ({
  ...mine,
  person: { ...mine.person, lock: nothing },
  wakes: { ...mine.wakes, request: nothing, requestAt: nothing, findForUpdate: async () => null },
  announce: nothing,
})

const nothing = async (): Promise<void> => {}

const refuse = (what: string): never => {
  throw new Error(`A part of the story cannot touch ${what}: it is told inside one person's transaction.`)
}
