import '#config/luxon.ts'
import { reportHere } from './report.ts'
import { reportEverywhere } from './zones.ts'

/**
 * R11: recurrence and time against cases that no program of ours has computed.
 * `npx node test/recurrence/main.ts` in five process zones; `--here` in this one, without a verdict.
 */
if (process.argv.includes('--here')) {
  process.stdout.write(JSON.stringify(await reportHere()))
} else {
  const report = await reportEverywhere()
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  process.exitCode = report.passed ? 0 : 1
}
