/** What the doctor needs to know of the settings. */
export type DoctorSettings = {
  readonly isDemo: boolean
  readonly publicUrl: string
  readonly sweepSeconds: number
  readonly canMoveClock: boolean
}

/** Looks at one part of the world: gives a line about it, or throws an error that names the way out. */
type Probe = () => string | Promise<string>

export type DoctorProbes = {
  readonly nodeVersion: string
  /** Throws when the settings hold faults. */
  readonly settings: () => DoctorSettings
  /** Parts that must work, by name: data folder, keys, database, queue, Google. */
  readonly needed: Readonly<Record<string, Probe>>
  /** Parts that only some uses need: the built page, a browser for the tests. */
  readonly useful: Readonly<Record<string, Probe>>
}

type Finding = {
  readonly level: 'ok' | 'warn' | 'fault'
  readonly part: string
  readonly text: string
}

const LEAST_NODE = 24

/** Says of each part whether it works and what to do if not. Exit code 1 when one that is needed does not. */
export async function doctor(probes: DoctorProbes, write: (line: string) => void): Promise<0 | 1> {
  const findings = await examine(probes)
  const width = Math.max(...findings.map(({ part }) => part.length))
  for (const { level, part, text } of findings)
    write(`${level.padEnd(5)}  ${part.padEnd(width)}  ${text.replaceAll('\n', `\n${' '.repeat(width + 9)}`)}`)
  return findings.some(({ level }) => level === 'fault') ? 1 : 0
}

/** One after the other: the database has to be up before the queue in it is asked. */
async function examine(probes: DoctorProbes): Promise<readonly Finding[]> {
  const findings = [judgeNode(probes.nodeVersion)]
  let settings: DoctorSettings
  try {
    settings = probes.settings()
  } catch (error) {
    // Without settings nobody knows where database and data folder are.
    return [...findings, { level: 'fault', part: 'Settings', text: messageOf(error) }]
  }
  findings.push(...judgeSettings(settings))
  for (const [part, probe] of Object.entries(probes.needed)) findings.push(await ask(part, probe, 'fault'))
  for (const [part, probe] of Object.entries(probes.useful)) findings.push(await ask(part, probe, 'warn'))
  return findings
}

function judgeNode(version: string): Finding {
  const part = 'Node'
  if (Number.parseInt(version, 10) >= LEAST_NODE) return { level: 'ok', part, text: version }
  return {
    level: 'fault',
    part,
    text: `${version}: needs ${LEAST_NODE} or later. Run \`npm ci\`, or install it.`,
  }
}

function judgeSettings({
  isDemo,
  publicUrl,
  sweepSeconds,
  canMoveClock,
}: DoctorSettings): readonly Finding[] {
  return [
    { level: 'ok', part: 'Settings', text: `no faults; served as ${publicUrl}` },
    {
      level: 'ok',
      part: 'Mode',
      text: isDemo
        ? 'demo: a Google Calendar of our own. Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET for the real one.'
        : 'real: people link their Google Calendar',
    },
    ...(isDemo ? [] : [judgeSignIn(publicUrl)]),
    judgePush(isDemo, publicUrl, sweepSeconds),
    { level: 'ok', part: 'Clock', text: canMoveClock ? 'can be moved in the page' : 'the real one' },
  ]
}

const ON_THIS_MACHINE = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/

/** Google sends people back to addresses of the client only, and over http to their own machine only. */
function judgeSignIn(publicUrl: string): Finding {
  const part = 'Sign-in'
  const redirectUri = `${publicUrl}/auth/google/callback`
  if (publicUrl.startsWith('https:') || ON_THIS_MACHINE.test(publicUrl))
    return { level: 'ok', part, text: `the OAuth client must list the redirect URI ${redirectUri}` }
  return {
    level: 'warn',
    part,
    text: `Google refuses the redirect URI ${redirectUri}: set PUBLIC_URL to https, or to http://localhost.`,
  }
}

function judgePush(isDemo: boolean, publicUrl: string, sweepSeconds: number): Finding {
  const part = 'Push'
  if (isDemo) return { level: 'ok', part, text: 'the demo Calendar tells us of changes at once' }
  if (publicUrl.startsWith('https:'))
    return { level: 'ok', part, text: `Google tells ${publicUrl} of changes` }
  return {
    level: 'warn',
    part,
    text:
      `Google tells only https addresses of changes, and PUBLIC_URL is ${publicUrl}: they are found every ` +
      `${sweepSeconds} s instead. Set PUBLIC_URL to an https address that Google can reach.`,
  }
}

async function ask(part: string, probe: Probe, otherwise: 'warn' | 'fault'): Promise<Finding> {
  try {
    return { level: 'ok', part, text: await probe() }
  } catch (error) {
    return { level: otherwise, part, text: messageOf(error) }
  }
}

/** Node's refusal to connect is an AggregateError, whose own message is empty. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
