import { DrizzleQueryError } from 'drizzle-orm/errors'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createLogger } from '../../../src/container/logger.ts'
import { tellError } from '../../../src/container/tell-error.ts'

/** A line of the log about an error, as the product writes it. */
function lineOf(err: unknown): string {
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  createLogger('warn', destination).warn({ err }, 'it happened')
  return lines.join('')
}

const caught = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

const withCode = (code: string, message: string): Error => Object.assign(new Error(message), { code })

test('what hangs on an error stays out of the log', () => {
  const client = { secretKey: 4711, connectionParameters: { password: 'SECRET' } }
  const line = lineOf(
    Object.assign(withCode('57P01', 'terminating connection'), { client, detail: 'SECRET' }),
  )
  expect(line).toContain('"errorCode":"57P01"')
  expect(line).toContain('"message":"terminating connection"')
  expect(line).toContain('tell-error.test.ts')
  expect(line).not.toMatch(/SECRET|4711|client/)
})

test.each([
  ['a key of JSON', caught(() => JSON.parse('{"title":"SECRET" SECRET}'))],
  ['a text that is no JSON', caught(() => JSON.parse('SECRET and "SECRET" and more'))],
  ['a value that Postgres cannot read', withCode('22P02', 'invalid input syntax for type uuid: "SECRET"')],
  [
    'the values of a query',
    new DrizzleQueryError('insert into tasks values ($1)', ['SECRET'], new Error('no')),
  ],
  ['a password', new Error('cannot reach postgres://me:SECRET@db.example:5432/timewright')],
  ['a code on the way back', new Error('GET https://example.org/callback?code=SECRET failed')],
  ['an argument of Node', caught(() => Buffer.from({ secret: 'SECRET' } as never, 'SECRET' as never))],
  ['a cause', new Error('no', { cause: new Error('cannot read “SECRET”') })],
  ['something that is no error', 'SECRET'],
])('%s is not quoted', (_what, error) => {
  const line = lineOf(error)
  expect(line).toContain('"type"')
  expect(line).not.toContain('SECRET')
})

test('names of tables may be said', () => {
  const message = 'null value in column "title" of relation "tasks" violates not-null constraint'
  expect(tellError(withCode('23502', message)).message).toBe(message)
  expect(tellError(caught(() => (undefined as unknown as { x: number }).x)).message).toContain("'x'")
})

test('of a value that does not fit its schema the place is told', () => {
  const error = z
    .object({ goal: z.object({ title: z.number() }) })
    .safeParse({ goal: { title: 'SECRET' } }).error
  expect(tellError(error).message).toBe('goal.title: invalid_type')
})

test('causes are told, and a circle of them ends', () => {
  const error = new Error('outer', { cause: new Error('inner') })
  expect(tellError(error).cause?.message).toBe('inner')
  const circle = new Error('again')
  circle.cause = circle
  expect(JSON.stringify(tellError(circle)).match(/again/g)).toHaveLength(5)
})
