import { expect, test } from 'vitest'
import { documentEnv, exampleEnv } from '#config/document-env.ts'
import { parseVariables } from '#config/parse-variables.ts'
import { about, variables } from '#config/variables.ts'

const top = '../../..'

test('docs/environment.md says what the schema says', async () => {
  await expect(documentEnv()).toMatchFileSnapshot(`${top}/docs/environment.md`)
})

test('.env.example says what the schema says', async () => {
  await expect(exampleEnv()).toMatchFileSnapshot(`${top}/.env.example`)
})

test('every variable is documented', () => {
  expect(Object.keys(about)).toEqual(Object.keys(variables))
})

test.each(Object.entries(about))('the example of %s is a value that is accepted', (name, { example }) => {
  expect(parseVariables({ [name]: example }).faults).toEqual([])
})
