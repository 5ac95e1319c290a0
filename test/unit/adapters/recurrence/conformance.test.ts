import { describe, expect, it } from 'vitest'
import { CASES } from '../../../recurrence/cases.ts'
import { runCase } from '../../../recurrence/run-case.ts'

const RIGHT = { missing: [], surplus: [] }

describe('the recurrence adapter', () => {
  it.each(CASES.filter(({ excluded }) => excluded?.adapter === undefined))(
    'unfolds as written down: $source, $name',
    async (one) => {
      expect(await runCase(one, 'adapter')).toEqual(RIGHT)
    },
  )

  it('is asked under names that no two cases share', () => {
    const names = CASES.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
