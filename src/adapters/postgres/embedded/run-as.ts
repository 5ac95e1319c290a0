import { chmodSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** The system user Postgres runs as. Undefined = this process's own user (Postgres refuses to run as root). */
export interface RunAs {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Root hands over to `postgres`, or to `nobody` where no such user exists; everyone else stays who they are. */
export function chooseUser(
  uid = process.getuid?.(),
  passwd = () => readFileSync('/etc/passwd', 'utf8'),
): RunAs | undefined {
  if (uid !== 0) return undefined
  const users = passwd()
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name)
    if (user?.[2] !== undefined && user[3] !== undefined)
      return { name, uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new EmbeddedPostgresError(
    'Cannot start the embedded database as root: Postgres refuses root, and there is no user "postgres" or ' +
      '"nobody" to run as. Start Timewright as an ordinary user, or set DATABASE_URL.',
  )
}

const OTHERS_MAY_TRAVERSE = 0o001

/** Root's data folder must be passable for the other user; the folder itself is opened, its parents are only checked. */
export function makeTraversable(folder: string, runAs: RunAs | undefined): void {
  if (runAs === undefined) return
  const mode = statSync(folder).mode
  if (!mayTraverse(folder, runAs)) chmodSync(folder, mode | OTHERS_MAY_TRAVERSE)
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    if (!mayTraverse(parent, runAs))
      throw new EmbeddedPostgresError(
        `Cannot keep the embedded database in ${folder}: as root it runs as user "${runAs.name}", who may not ` +
          `enter ${parent}. Set DATA_DIR to a system folder such as /var/lib/timewright, or start as an ordinary user.`,
      )
    if (parent === dirname(parent)) return
  }
}

function mayTraverse(folder: string, { uid, gid }: RunAs): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder)
  if (owner === uid) return (mode & 0o100) !== 0
  if (group === gid) return (mode & 0o010) !== 0
  return (mode & OTHERS_MAY_TRAVERSE) !== 0
}
