import { describe, expect, it } from 'vitest'
import { createKpi } from '#contracts/http/kpi-routes.ts'
import { bandsOf, corridorFault, spanOfCorridors } from '../../../src/web/features/kpis/corridor.ts'
import { bodyOfKpi, corridorsOf, fieldsOfKpi } from '../../../src/web/features/kpis/kpi-fields.ts'
import { corridorText, curlLine, trendText, wayBackText } from '../../../src/web/features/kpis/kpi-words.ts'
import { lineFaults } from '../../../src/web/features/kpis/line-faults.ts'
import { airy, pathOf, scaleOf, spanOf } from '../../../src/web/ui/plot.ts'

const open = { from: null, to: null }
const floor = { green: { from: 95, to: null }, amber: { from: 90, to: null } }
const range = { green: { from: 60, to: 85 }, amber: { from: 50, to: 95 } }

const told = (corridors: typeof range | typeof floor, from: number, to: number) =>
  bandsOf(corridors, { from, to }).map((band) => `${band.status} ${band.from}–${band.to}`)

describe('the colours of a corridor', () => {
  it('lie one after the other, without gaps', () => {
    expect(told(range, 40, 100)).toEqual([
      'red 40–50',
      'amber 50–60',
      'green 60–85',
      'amber 85–95',
      'red 95–100',
    ])
    expect(told(floor, 80, 100)).toEqual(['red 80–90', 'amber 90–95', 'green 95–100'])
  })

  it('are only those that can be seen', () => {
    expect(told(range, 70, 80)).toEqual(['green 70–80'])
    expect(bandsOf({ green: open, amber: open }, { from: 0, to: 1 })).toEqual([
      { status: 'green', from: 0, to: 1 },
    ])
  })

  it('show all thresholds, and the value among them', () => {
    expect(spanOfCorridors({ green: open, amber: open }, [])).toBeNull()
    expect(spanOfCorridors(floor, [80])).toEqual({ from: 75.5, to: 99.5 })
  })

  it('have to make sense', () => {
    expect(corridorFault(range)).toBeNull()
    expect(corridorFault({ green: { from: 9, to: 3 }, amber: open })).toBe(
      'A corridor has to begin below its end.',
    )
    expect(corridorFault({ ...floor, amber: { from: 99, to: null } })).toBe(
      'The amber corridor has to hold the green one.',
    )
  })
})

describe('the form of a KPI', () => {
  const fields = {
    ...fieldsOfKpi(null),
    title: 'Uptime',
    greenFrom: 99.5,
    greenTo: '100',
    amberFrom: 98,
    amberTo: 100,
  }

  it('sends only the ends that its direction has', () => {
    expect(corridorsOf(fields)).toEqual({ green: { from: 99.5, to: null }, amber: { from: 98, to: null } })
    expect(corridorsOf({ ...fields, direction: 'lower' }).green).toEqual({ from: null, to: 100 })
    expect(corridorsOf({ ...fields, direction: 'range' }).amber).toEqual({ from: 98, to: 100 })
  })

  it('makes a body that the contract takes', () => {
    expect(createKpi.body.safeParse(bodyOfKpi(fields)).error).toBeUndefined()
  })
})

describe('a KPI in words', () => {
  it('says where it is heading and whether that is good', () => {
    expect(trendText({ direction: 'falling', meaning: 'better', perWeek: -5.5 })).toBe(
      'Falling, getting better: 5.5 a week',
    )
    expect(trendText({ direction: 'steady', meaning: 'neutral', perWeek: 0.01 })).toBe('Steady')
  })

  it('says which values are well', () => {
    expect(corridorText(floor)).toBe('Green from 95, amber from 90, red otherwise')
    expect(corridorText(range)).toBe('Green from 60 to 85, amber from 50 to 95, red otherwise')
  })

  it('says what the way back asks for', () => {
    const recovery = {
      objectiveTitle: 'Bring Uptime back to green',
      why: '',
      keyResultTitle: 'Uptime',
      baseline: 97.4,
      target: 99.5,
      habitTitle: 'Work on Uptime',
      timesPerWeek: 2,
      minutes: 60,
    }
    const breach = {
      since: '',
      lastGreenAt: null,
      status: 'red',
      recovery,
      isRecoveryDeclined: false,
    } as const
    expect(wayBackText(breach, '%')).toBe(
      'Proposed: “Bring Uptime back to green”, from 97.4 % to 99.5 %, with “Work on Uptime” twice a week for 1 h.',
    )
    expect(wayBackText({ ...breach, recovery: null }, '%')).toMatch('is under way')
    expect(wayBackText({ ...breach, recovery: null, isRecoveryDeclined: true }, '%')).toMatch('was declined')
  })

  it('gives a line that can be pasted', () => {
    expect(curlLine('http://localhost:3000/webhooks/kpi-readings', 's3cret')).toBe(
      `curl -X POST 'http://localhost:3000/webhooks/kpi-readings' -H 'Authorization: Bearer s3cret' -H 'Content-Type: application/json' -d '{"value": 1}'`,
    )
  })
})

const fault = (value: string) => ({ field: 'body.csv', value, expected: 'a number' })

it('every line that cannot be read is named, though all are faults of one field', () => {
  const problem = { type: '', title: '', status: 400, detail: '', code: '', instance: '', wayOut: null }
  const faults = [fault('line 3: x'), fault('line 9: y')]
  expect(lineFaults({ ...problem, faults }).map(({ line }) => line)).toEqual(['line 3: x', 'line 9: y'])
  expect(lineFaults(null)).toEqual([])
})

describe('a plot', () => {
  it('has time to the right and values upwards, inside its edges', () => {
    const scale = scaleOf({ from: 0, to: 10 }, { from: 0, to: 100 }, 108, 58)
    const way = pathOf(
      [
        { at: 0, value: 0 },
        { at: 10, value: 100 },
      ],
      scale,
    )
    expect(way).toBe('M4 54L104 4')
    expect(pathOf([], scale)).toBe('')
  })

  it('has air around a single value', () => {
    expect(airy(spanOf([50]))).toEqual({ from: 40, to: 60 })
    expect(airy(spanOf([0]))).toEqual({ from: -1, to: 1 })
  })
})
