import { runCanary } from './run-canary.ts'
import { EXPLANATION, readReadiness } from './settings.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** 0 = settled and as assumed, or off; 1 = Google differs, or a point failed; 2 = settings are missing. */
async function main(): Promise<number> {
  const readiness = readReadiness(process.env)
  if (readiness.kind === 'off') {
    process.stdout.write(EXPLANATION)
    return 0
  }
  if (readiness.kind === 'incomplete') {
    say(`Cannot start the canary: ${readiness.faults.join(' ')}\n\n${EXPLANATION}`)
    return 2
  }
  const report = await runCanary(readiness.settings, say)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  const isGood = report.points.every(({ outcome }) => outcome === 'agrees' || outcome === 'not settled')
  return isGood && report.isCleanedUp ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
