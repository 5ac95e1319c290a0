import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './embedded-postgres-error.ts'
import { isAlive } from './process.ts'

export interface PidFile {
  readonly pid: number
  readonly port: number
}

/** Reads postmaster.pid: line 1 is the process, line 4 the port. Undefined when there is none, or none that is whole. */
export function readPidFile(folder: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 && port > 0 ? { pid, port } : undefined
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Removes a postmaster.pid that names a process which is no server of this folder. After a reboot the number often
 * belongs to somebody else, and Postgres would refuse to start for ever.
 */
export async function removeStalePidFile(folder: string): Promise<void> {
  const found = readPidFile(folder)
  if (found === undefined || servesFolder(found.pid, folder)) return
  await rm(join(folder, 'postmaster.pid'), { force: true })
}

/** A server's working folder is its data folder; where /proc is missing, its command line names it. */
export function servesFolder(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false
  try {
    if (existsSync('/proc/self/cwd')) return readlinkSync(`/proc/${pid}/cwd`) === folder
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder)
  } catch {
    // Gone meanwhile, or another user's process, which a server of our folder is not.
    return false
  }
}
