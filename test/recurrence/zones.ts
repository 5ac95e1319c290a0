import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CASES } from './cases.ts'
import { SUBJECT_NAMES } from './report.ts'
import type { ZoneReport } from './report.ts'

/** Where the clock of the process stands; no answer may follow it. */
export const PROCESS_ZONES = [
  'UTC',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Apia',
] as const

export type ConformanceReport = {
  readonly passed: boolean
  readonly cases: number
  readonly zones: Readonly<Record<string, ZoneReport>>
}

const run = promisify(execFile)

/** A process of its own, because the zone of a process is set when it starts. */
async function askZone(zone: string): Promise<ZoneReport> {
  const main = join(import.meta.dirname, 'main.ts')
  const { stdout } = await run(process.execPath, [main, '--here'], {
    env: { ...process.env, TZ: zone },
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout) as ZoneReport
}

/** All cases, both subjects, in every zone. */
export async function reportEverywhere(): Promise<ConformanceReport> {
  const zones: Record<string, ZoneReport> = {}
  for (const zone of PROCESS_ZONES) zones[zone] = await askZone(zone)
  const passed = Object.values(zones).every((report) =>
    SUBJECT_NAMES.every((subject) => report[subject].failures.length === 0),
  )
  return { passed, cases: CASES.length, zones }
}
