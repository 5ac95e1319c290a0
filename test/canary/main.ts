import { parseArgs } from 'node:util'
import { link } from './link.ts'
import { runCanary } from './run-canary.ts'
import { EXPLANATION, readClient, readReadiness } from './settings.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const { values } = parseArgs({ options: { link: { type: 'string' } } })

/** `--link app.created`: asks the test account for consent and prints the refresh token. */
async function linkAccount(scope: string): Promise<number> {
  const client = readClient(process.env)
  if (client === null) {
    say('Cannot link an account: set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.')
    return 2
  }
  const scopes = [`https://www.googleapis.com/auth/calendar.${scope}`]
  const { consentUrl, refreshToken } = await link({ ...client, scopes })
  say(`Open this address as the test account:\n\n${consentUrl}\n`)
  process.stdout.write(`${await refreshToken}\n`)
  return 0
}

/** 0 = settled and as assumed, or off; 1 = Google differs, or a point failed; 2 = settings are missing. */
async function main(): Promise<number> {
  if (values.link !== undefined) return linkAccount(values.link)
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
