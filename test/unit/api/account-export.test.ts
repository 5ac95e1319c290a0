import { expect, test } from 'vitest'
import type { PersonalCopy } from '#app/ports/personal-copy.ts'
import { createExportAccount } from '#app/read/person/export-account.ts'
import { spool } from '../../../src/api/spool.ts'

const clock = { now: () => Date.UTC(2026, 10, 22) }

async function textOf(personalCopy: PersonalCopy): Promise<string> {
  const answer = await spool((write) => createExportAccount({ personalCopy, clock })('ada', write))
  return (await answer.toArray()).join('')
}

test('pieces of a copy make one document', async () => {
  const text = await textOf(async (_, take) => {
    await take('person', [{ name: 'Ada "the first"', leftAt: null }])
    await take('tasks', [{ id: 1 }, { id: 2, due: new Date(0) }])
    await take('tasks', [{ id: 3 }])
    await take('habits', [])
  })
  expect(JSON.parse(text)).toEqual({
    format: 'timewright-account',
    version: 1,
    exportedAt: '2026-11-22T00:00:00.000Z',
    data: {
      person: [{ name: 'Ada "the first"', leftAt: null }],
      tasks: [{ id: 1 }, { id: 2, due: '1970-01-01T00:00:00.000Z' }, { id: 3 }],
      habits: [],
    },
  })
})

test('a copy that breaks off is no answer', async () => {
  await expect(textOf(() => Promise.reject(new Error('the store is away')))).rejects.toThrow('away')
})
