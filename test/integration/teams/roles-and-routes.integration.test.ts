import { beforeAll, describe, expect, test } from 'vitest'
import type { RouteContract } from '#contracts/http/route.ts'
import { attempts, routes } from './support/attempts.ts'
import { furnishCompany, roles, type Things } from './support/company-things.ts'
import { useCompany } from './support/use-company.ts'

const company = useCompany()
let things: Things

beforeAll(async () => {
  things = await furnishCompany(company)
})

const nameOf = ({ method, path }: RouteContract): string => `${method} ${path}`

test('every route of teams and shared goals is in the table', () => {
  expect(attempts.map(([route]) => nameOf(route)).toSorted()).toEqual(routes.map(nameOf).toSorted())
})

describe(`who may what: ${roles.join(', ')}`, () => {
  test.for(attempts.map(([route, ...rest]) => [nameOf(route), ...rest] as const))(
    '%s: %s',
    async ([, statuses, ask]) => {
      const answered: number[] = []
      for (const role of roles) answered.push((await ask(things.roles.get(role)!, things)).status)
      expect(answered.join(' ')).toBe(statuses)
    },
  )
})
