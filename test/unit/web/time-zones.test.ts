import { describe, expect, it } from 'vitest'
import { timeZones } from '../../../src/web/format/time-zones.ts'

describe('timeZones()', () => {
  it.each(['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Ho_Chi_Minh', 'Europe/Kyiv', 'Europe/Berlin'])(
    'offers %s once',
    (zone) => expect(timeZones('Europe/Berlin').filter((one) => one === zone)).toEqual([zone]),
  )

  it('has the zone that holds, whatever its name, and is in order', () => {
    const zones = timeZones('Etc/GMT+3')
    expect(zones).toContain('Etc/GMT+3')
    expect(zones).toEqual(zones.toSorted())
  })

  it('offers nothing that the server would refuse', () => {
    for (const timeZone of timeZones('UTC'))
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow()
  })
})
