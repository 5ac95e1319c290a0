import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASES } from '../../../recurrence/cases.ts'
import { runCase } from '../../../recurrence/run-case.ts'
import { PROCESS_ZONES } from '../../../recurrence/zones.ts'

const RIGHT = { missing: [], surplus: [] }

const judgedFor = (subject: 'adapter' | 'emulator'): number =>
  CASES.filter(({ excluded }) => excluded?.[subject] === undefined).length

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

  it('is judged by as many cases as docs/google-conformance.md says', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/google-conformance.md'), 'utf8')
    const cells = (['adapter', 'emulator'] as const).map((subject) => {
      const judged = judgedFor(subject)
      return `${judged} of ${judged}`
    })
    for (const zone of PROCESS_ZONES)
      expect(page).toMatch(new RegExp(`\\| ${zone} +\\| ${cells.join(' +\\| ')} +\\|`))
    expect(page).toContain(`${CASES.length} series`)
    expect(page).toContain(`${CASES.filter(({ source }) => source.startsWith('RFC')).length} are the`)
  })
})
