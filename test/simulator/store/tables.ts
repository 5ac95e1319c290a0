import type {
  Calendar,
  CallBudgetRow,
  Channel,
  Connection,
  ListingPage,
  OwnCalendar,
} from '#app/ports/repositories/calendar-repositories.ts'
import type { Wake } from '#app/ports/repositories/person-repositories.ts'
import type { PlanVersion, PublishedEvent, VersionBlock } from '#app/ports/repositories/work-repositories.ts'
import type { Block } from '#core/blocks/block.ts'
import type { AppliedRepair } from '#app/ports/repositories/repair-repositories.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import type { Habit } from '#core/goals/habit.ts'
import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { Person } from '#core/people/person.ts'
import type { Task } from '#core/tasks/task.ts'
import { Table } from './table.ts'

type Skip = { readonly habitId: string; readonly onDate: string }
type Account = {
  readonly person: Person
  readonly googleSubject: string
  readonly lastSeenAtMs: number | null
}
export type Made<T> = T & { readonly madeAtMs: number }

/** All that the product keeps, for the one person of a simulation. Goals are left out: the calendar never asks. */
export class Tables {
  readonly accounts = new Table<Account>()
  readonly hours = new Table<HoursProfile>()
  readonly connections = new Table<Connection>()
  readonly calendars = new Table<Calendar>()
  readonly channels = new Table<Channel>()
  readonly ownCalendars = new Table<OwnCalendar>()
  readonly callBudgets = new Table<CallBudgetRow>()
  readonly events = new Table<CalendarEvent>()
  readonly listingPages = new Table<ListingPage>()
  readonly cycles = new Table<Cycle>()
  readonly habits = new Table<Made<Habit>>()
  readonly skips = new Table<Skip>()
  readonly tasks = new Table<Made<Task>>()
  readonly blocks = new Table<Block>()
  readonly publishedEvents = new Table<PublishedEvent>()
  readonly planVersions = new Table<PlanVersion>()
  readonly planBlocks = new Table<readonly VersionBlock[]>()
  readonly repairs = new Table<AppliedRepair>()
  readonly ledger = new Table<LedgerEntry>()
  readonly wakes = new Table<Wake>()
  readonly facts = new Table<unknown>()

  copy(): Tables {
    const copy: Tables = Object.create(Tables.prototype)
    return Object.assign(
      copy,
      Object.fromEntries(
        Object.entries(this).map(([name, table]: [string, Table<unknown>]) => [name, table.copy()]),
      ),
    )
  }
}
