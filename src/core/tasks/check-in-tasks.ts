import { type Asked, checkInsAskedFor, type SpokenOf } from '../goals/due-check-ins.ts'
import { localDateOf } from '../time/local-date.ts'
import { localDayOf } from './start-of-local-date.ts'
import type { Task } from './task.ts'

export type CheckInInput = SpokenOf & {
  /** Switched off, what is open is dropped. */
  readonly isOn: boolean
  readonly hoursProfileId: string
  /** Minutes worked on a key result. */
  readonly workedMinutes: ReadonlyMap<string, number>
  /** All check-in tasks, closed ones too. */
  readonly tasks: readonly Task[]
}

export type CheckIns = {
  /** Tasks that are new (their id is '') or that differ from what was given. */
  readonly changed: readonly Task[]
  /** When the next check-in falls due; null when none will. */
  readonly nextDueMs: number | null
}

/** Length of a check-in on the calendar. */
const CHECK_IN_MINUTES = 15

/** Check-ins that are due → one short task each, until the key result counts as outdated. */
export function unfoldCheckIns(input: CheckInInput): CheckIns {
  const dues = input.isOn ? checkInsAskedFor(input) : []
  const wanted = dues
    .filter(({ status }) => status !== 'fresh')
    .map((one) => taskOf(one, input))
    .filter((task) => task !== null)
  const kept = new Set(wanted.map(({ id }) => id))
  const dropped = input.tasks
    .filter(({ status, id }) => status === 'open' && !kept.has(id))
    .map((task): Task => ({ ...task, status: 'dropped', doneAtMs: null }))
  const before = new Map(input.tasks.map((task) => [task.id, task]))
  const ahead = dues.filter(({ status }) => status === 'fresh').map(({ dueMs }) => dueMs)
  return {
    changed: [...wanted, ...dropped].filter((task) => !isSame(before.get(task.id), task)),
    nextDueMs: ahead.length === 0 ? null : Math.min(...ahead),
  }
}

/** A person closed it. Unfolding drops tasks, too, but without `doneAtMs`, and may open those again. */
const isClosed = ({ status, doneAtMs }: Task): boolean =>
  status === 'done' || (status === 'dropped' && doneAtMs !== null)

/** Null where the person has closed it without a word. */
function taskOf(asked: Asked, input: CheckInInput): Task | null {
  const { keyResult, dueMs, outdatedMs } = asked
  const old = input.tasks.find((one) => one.keyResultId === keyResult.id && one.notBeforeMs === dueMs)
  if (old !== undefined && isClosed(old)) return null
  return {
    ...(old ?? blank),
    id: old?.id ?? '',
    title: `Check in: ${keyResult.title}`,
    notes: whatIsKnown(asked, input),
    minutes: CHECK_IN_MINUTES,
    minBlockMinutes: CHECK_IN_MINUTES,
    maxBlockMinutes: CHECK_IN_MINUTES,
    hoursProfileId: old?.hoursProfileId ?? input.hoursProfileId,
    notBeforeMs: dueMs,
    dueMs: outdatedMs,
    keyResultId: keyResult.id,
    objectiveId: keyResult.objectiveId,
    status: 'open',
    doneAtMs: null,
    source: 'check-in',
  }
}

/** "3 h 30 done so far. Last value: 42 % on 2026-11-16, confidence 7 of 10." */
function whatIsKnown({ keyResult, last }: Asked, input: CheckInInput): string {
  const worked = input.workedMinutes.get(keyResult.id) ?? 0
  const hours = `${Math.floor(worked / 60)} h${worked % 60 === 0 ? '' : ` ${worked % 60}`} done so far.`
  if (last === undefined) return `${hours} No check-in yet.`
  const value =
    keyResult.kind === 'metric' && last.value !== null
      ? `${[String(last.value), keyResult.unit].join(' ').trim()} `
      : ''
  const date = localDateOf(localDayOf(last.atMs, input.zone))
  return `${hours} Last ${value === '' ? 'check-in: ' : `value: ${value}`}on ${date}, confidence ${last.confidence} of 10.`
}

const blank = {
  hardDue: false,
  priority: 2,
  upNextRank: null,
  preferredFrom: null,
  preferredTo: null,
  maxMinutesPerDay: null,
  afterTaskIds: [],
  colorId: null,
  weekOf: null,
  rolledOverMinutes: 0,
  isUnscheduled: false,
  visibility: 'workspace',
  seriesId: null,
  seriesDate: null,
} as const

function isSame(a: Task | undefined, b: Task): boolean {
  if (a === undefined) return false
  const keys = Object.keys(b) as (keyof Task)[]
  return keys.every((key) => a[key] === b[key])
}
