import { expect, test } from 'vitest'
import { cannotRun } from '#adapters/postgres/embedded/cluster.ts'
import {
  dataFolderFault,
  EmbeddedPostgresError,
} from '#adapters/postgres/embedded/embedded-postgres-error.ts'
import { chooseUser } from '#adapters/postgres/embedded/run-as.ts'

const passwd = 'root:x:0:0::/root:/bin/bash\nnobody:x:65534:65533::/:/bin/false\n'
const withPostgres = `${passwd}postgres:x:101:104::/var/lib/postgresql:/bin/bash\n`

test('chooseUser() hands over only from root, to postgres before nobody', () => {
  expect(chooseUser(1000, () => withPostgres)).toBeUndefined()
  expect(chooseUser(0, () => withPostgres)).toEqual({ name: 'postgres', uid: 101, gid: 104 })
  expect(chooseUser(0, () => passwd)).toEqual({ name: 'nobody', uid: 65_534, gid: 65_533 })
  expect(() => chooseUser(0, () => '')).toThrow('Start Timewright as an ordinary user, or set DATABASE_URL')
})

test.each([
  ['EACCES', 'permission denied'],
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the disk is read-only'],
])('dataFolderFault() says %s in words, with folder and way out', (code, words) => {
  const { message } = dataFolderFault('/data', Object.assign(new Error('raw'), { code }))
  expect(message).toContain(`Cannot keep the embedded database in /data: ${words}. Set DATA_DIR`)
})

test('dataFolderFault() leaves an error that already explains itself alone', () => {
  const known = new EmbeddedPostgresError('known')
  expect(dataFolderFault('/data', known)).toBe(known)
})

test('cannotRun() names musl as the cause where it is', () => {
  const missing = Object.assign(new Error('spawn'), { code: 'ENOENT' })
  expect(cannotRun('/bin/initdb', missing, true).message).toContain('needs glibc')
  expect(cannotRun('/bin/initdb', missing, false).message).toContain('ENOENT. Run `npm ci` again')
})
