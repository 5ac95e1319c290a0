import { expect, it } from 'vitest'
import { SHEETS, verdictOn } from '../../canary/points/series.ts'

const readings = SHEETS.flatMap((sheet) =>
  Object.entries(sheet.verdicts).map(([verdict, instances]) => ({ id: sheet.id, sheet, verdict, instances })),
)

it.each(readings)('$id: reads "$verdict" from its instances', ({ sheet, verdict, instances }) => {
  expect(verdictOn(sheet, instances)).toBe(verdict)
})

it('verdictOn() knows that it does not know', () => {
  for (const sheet of SHEETS)
    expect(verdictOn(sheet, ['2000-01-01T00:00/2000-01-01T01:00'])).toBe('something else')
})
