import { type SQL, and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Family, Wake, WakeRepository } from '#app/ports/repositories/person-repositories.ts'
import { wakes } from '../../schema/people.ts'
import type { AskedWake, AskedWakes } from './asked-wakes.ts'
import { mapRow } from '../map-row.ts'
import { toDate, toDateOrNull, toMsOrNull } from '../moments.ts'
import type { Scope } from '../scope.ts'
import { toWake } from './wake-row.ts'
import { wellFormed } from '../well-formed.ts'

/** The requests wait in `asked`; `writeAsked` writes them, at the latest before the commit. */
export function drizzleWakeRepository(scope: Scope, asked: AskedWakes): WakeRepository {
  const { db } = scope
  const select = async (family: Family, subject: string) => {
    await writeAsked(scope, asked)
    return db
      .select()
      .from(wakes)
      .where(one(scope, family, subject))
  }
  const change = async (family: Family, subject: string, set: WakeChange): Promise<void> => {
    await writeAsked(scope, asked)
    await db
      .update(wakes)
      .set(set)
      .where(one(scope, family, subject))
  }

  return {
    request: async (family, subject = '', patience) => asked.request(family, subject, patience ?? null),
    requestAt: async (family, dueAtMs, subject = '') => {
      if (dueAtMs <= scope.now()) asked.request(family, subject, null)
      else asked.requestAt(family, subject, dueAtMs)
    },
    hurry: async (family, dueByMs) => {
      await writeAsked(scope, asked)
      if (await takeMoment(scope, family, dueByMs)) asked.request(family, '', null)
    },
    find: async (family, subject = '') => mapRow((await select(family, subject))[0], toWake),
    listFailing: () => listFailing(scope),
    findForUpdate: async (family, subject = '') =>
      mapRow((await lockedRows(scope, asked, family, subject))[0], toWake),
    begin: async (family, subject, nowMs) => {
      await writeAsked(scope, asked)
      return begin(scope, family, subject, nowMs)
    },
    finish: (family, subject, requested) =>
      change(family, subject, {
        done: sql`greatest(${wakes.done}, least(${requested}::integer, ${wakes.requested}))`,
        failures: 0,
        lastError: null,
      }),
    fail: (family, subject, error) =>
      change(family, subject, { failures: sql`${wakes.failures} + 1`, lastError: wellFormed(error) }),
  }
}

async function lockedRows(scope: Scope, asked: AskedWakes, family: Family, subject: string) {
  await writeAsked(scope, asked)
  return scope.db
    .select()
    .from(wakes)
    .where(one(scope, family, subject))
    .for('update')
}

async function listFailing({ db, userId }: Scope): Promise<readonly Wake[]> {
  const failing = await db
    .select()
    .from(wakes)
    .where(and(eq(wakes.userId, userId), gt(wakes.failures, 0)))
  return failing.map(toWake)
}

async function takeMoment(scope: Scope, family: Family, dueByMs: number): Promise<boolean> {
  const taken = await scope.db
    .update(wakes)
    .set({ dueAt: null })
    .where(and(one(scope, family, ''), lte(wakes.dueAt, toDate(dueByMs))))
    .returning({ family: wakes.family })
  return taken.length > 0
}

type WakeChange = { readonly [column: string]: SQL | string | number | null }

const one = ({ userId }: Scope, family: Family, subject: string): SQL | undefined =>
  and(eq(wakes.userId, userId), eq(wakes.family, family), eq(wakes.subject, subject))

export async function writeAsked(scope: Scope, asked: AskedWakes): Promise<void> {
  for (const wake of asked.take()) asked.written(wake, await writeOne(scope, wake))
}

/** `least` passes over null: the first moment stands, later ones have to be earlier. */
async function writeOne(
  { db, userId }: Scope,
  { family, subject, dueAtMs }: AskedWake,
): Promise<number | null> {
  const isRequest = dueAtMs === null
  const [row] = await db
    .insert(wakes)
    .values({ userId, family, subject, requested: isRequest ? 1 : 0, dueAt: toDateOrNull(dueAtMs) })
    .onConflictDoUpdate({
      target: [wakes.userId, wakes.family, wakes.subject],
      set: isRequest
        ? { requested: sql`${wakes.requested} + 1` }
        : { dueAt: sql`least(${wakes.dueAt}, excluded.due_at)` },
    })
    .returning({ lastAttemptAt: wakes.lastAttemptAt })
  return toMsOrNull(row?.lastAttemptAt ?? null)
}

/** One statement: whoever asks at the same time waits for this row, or is seen. */
async function begin({ db, userId }: Scope, family: Family, subject: string, nowMs: number): Promise<Wake> {
  const now = toDate(nowMs)
  const hasCome = sql`${wakes.dueAt} <= ${now.toISOString()}::timestamptz`
  const [row] = await db
    .insert(wakes)
    .values({ userId, family, subject, lastAttemptAt: now })
    .onConflictDoUpdate({
      target: [wakes.userId, wakes.family, wakes.subject],
      set: {
        lastAttemptAt: now,
        requested: sql`${wakes.requested} + case when ${hasCome} then 1 else 0 end`,
        dueAt: sql`case when ${hasCome} then null else ${wakes.dueAt} end`,
      },
    })
    .returning()
  if (row === undefined)
    throw new Error(`Cannot begin ${family} of person ${userId}: the wake was not written.`)
  return toWake(row)
}
