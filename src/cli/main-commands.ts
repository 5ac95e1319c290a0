import { AppError } from '#app/errors.ts'
import { ConfigError } from '#config/config-error.ts'
import { type Env, readEnv } from '#config/env.ts'
import { readKeys } from '#config/keys.ts'
import { type Container, createContainer } from '../container.ts'
import { openDatabase } from '../container/database.ts'
import { doctorProbes } from '../container/doctor-probes.ts'
import { createLogger } from '../container/logger.ts'
import { publicMasterKey } from '../container/sealing.ts'
import { buildWebIfStale } from './build-web.ts'
import { doctor } from './doctor.ts'
import { InputError } from './input-error.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** `timewright build`: makes the page, unless it is up to date. */
export async function runBuild(): Promise<void> {
  await buildWebIfStale(say)
  say('The page is built: dist/web')
}

/** `timewright migrate`: brings the database to this version and ends. */
export async function runMigrate(): Promise<void> {
  const env = readEnvOrRefuse()
  const database = await openDatabase(env, createLogger(env.logLevel))
  await database.close()
  say('The database is up to date.')
}

/** `timewright problem --user`: what `timewright plan` can read. */
export async function runProblem(email: string): Promise<void> {
  const container = await openContainer()
  try {
    say(JSON.stringify(await container.useCases.readProblem(email), null, 1))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new InputError([`${error.message} ${error.wayOut ?? ''}`])
  } finally {
    await container.close()
  }
}

/** `timewright rewrap`: after ENCRYPTION_KEY was changed, so that the old one can be taken away. */
export async function runRewrap(): Promise<void> {
  const container = await openContainer()
  try {
    const { upToDate, rewrapped, unreadable } = await container.useCases.rewrapEverybody()
    say(`Under the key of today: ${upToDate + rewrapped} secrets, ${rewrapped} of them since now.`)
    if (unreadable > 0) throw new InputError([unopened(unreadable)])
  } finally {
    await container.close()
  }
}

const unopened = (count: number): string =>
  `${count} secrets open with neither ENCRYPTION_KEY nor OLD_ENCRYPTION_KEY, and stay as they are. Set the key that sealed them, or let their people connect again.`

/** `timewright public-key`: what processes of --role api need of ENCRYPTION_KEY. */
export function runPublicKey(): void {
  const { bytes } = orRefuse(() => publicMasterKey(readKeys(readEnv())))
  say(Buffer.from(bytes).toString('base64'))
}

/** `timewright doctor`: says what is configured and what is not. */
export async function runDoctor(): Promise<void> {
  process.exitCode = await doctor(doctorProbes(), say)
}

/** The settings of this process; faults end the program with code 2 and a line for each. */
export const readEnvOrRefuse = (): Env => orRefuse(() => readEnv())

function orRefuse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    const refusal = refusalOf(error)
    throw refusal
  }
}

/** A fault of the settings is the reader's to mend: told in lines, without the places in our code. */
export const refusalOf = (error: unknown): unknown =>
  error instanceof ConfigError ? new InputError([error.message]) : error

async function openContainer(): Promise<Container> {
  try {
    return await createContainer(readEnvOrRefuse(), createLogger('error'), { role: 'worker' })
  } catch (error) {
    const refusal = refusalOf(error)
    throw refusal
  }
}
