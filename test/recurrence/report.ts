import { CASES } from './cases.ts'
import { isRight, runCase, SUBJECTS } from './run-case.ts'
import type { SubjectName } from './run-case.ts'

type Failure = {
  readonly name: string
  readonly missing: readonly string[]
  readonly surplus: readonly string[]
}

type SubjectReport = {
  readonly judged: number
  readonly right: number
  readonly excluded: number
  readonly failures: readonly Failure[]
}

/** What one process zone makes of all cases. */
export type ZoneReport = Readonly<Record<SubjectName, SubjectReport>>

async function failureOf(index: number, subject: SubjectName): Promise<Failure | null> {
  const one = CASES[index]
  if (one === undefined) return null
  try {
    const verdict = await runCase(one, subject)
    return isRight(verdict) ? null : { name: one.name, ...verdict }
  } catch (error) {
    return { name: one.name, missing: [`threw: ${String(error)}`], surplus: [] }
  }
}

async function reportOf(subject: SubjectName): Promise<SubjectReport> {
  const failures: Failure[] = []
  const judged = CASES.flatMap((one, index) => (one.excluded?.[subject] === undefined ? [index] : []))
  for (const index of judged) {
    const failure = await failureOf(index, subject)
    if (failure !== null) failures.push(failure)
  }
  const counts = { judged: judged.length, right: judged.length - failures.length }
  return { ...counts, excluded: CASES.length - judged.length, failures }
}

/** Runs every case against both subjects in this process and its zone. */
export async function reportHere(): Promise<ZoneReport> {
  return { adapter: await reportOf('adapter'), emulator: await reportOf('emulator') }
}

export const SUBJECT_NAMES = Object.keys(SUBJECTS) as SubjectName[]
