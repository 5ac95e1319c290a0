import { DateTime } from 'luxon'
import { RRuleTemporal } from 'rrule-temporal'
import { DAY_MS } from '#core/time/interval.ts'
import { momentOfWall, wallOf } from './wall-clock.ts'

/** The value of an RRULE line, the first start in epoch ms, and the zone it counts in. */
type Rule = { readonly value: string; readonly firstMs: number; readonly zone: string }

/** Starts of a rule around [fromMs, toMs), from the first one on; a day more on both sides may be among them. */
export type UnfoldRule = (rule: Rule, fromMs: number, toMs: number) => readonly number[]

const KEPT_RULES = 1000

const WITHIN_A_DAY = /FREQ=(HOURLY|MINUTELY|SECONDLY)/i
const UNTIL = /UNTIL=(\d{8})(?:T(\d{6})(Z?))?/i

/**
 * Counts rules out. Days and longer go by the clock on the wall, so that a start in the hour that a clock change
 * leaves out is late and not lost; hours and shorter go by real time. Rules are kept: building one costs far more
 * than asking it.
 */
export function createUnfoldRule(): UnfoldRule {
  const kept = new Map<string, RRuleTemporal>()
  const ruleOf = (text: string): RRuleTemporal => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= KEPT_RULES) kept.clear()
    const rule = new RRuleTemporal({ rruleString: text, includeDtstart: true })
    kept.set(text, rule)
    return rule
  }
  return (rule, fromMs, toMs) => {
    const isFine = WITHIN_A_DAY.test(rule.value)
    const asked = ruleOf(isFine ? inRealTime(rule) : onTheWall(rule))
    const untilMs = endOf(rule)
    return asked
      .between(new Date(fromMs - DAY_MS), new Date(toMs + DAY_MS), true)
      .map(({ epochMilliseconds }) =>
        isFine ? epochMilliseconds : momentOfWall(epochMilliseconds, rule.zone),
      )
      .filter((startMs) => startMs > rule.firstMs && startMs <= untilMs)
  }
}

const compact = (ms: number, zone = 'utc'): string =>
  DateTime.fromMillis(ms, { zone }).toFormat("yyyyLLdd'T'HHmmss")

const inRealTime = ({ value, firstMs, zone }: Rule): string =>
  `DTSTART;TZID=${zone}:${compact(firstMs, zone)}\nRRULE:${replaceEnd(value, (ms) => ms, zone)}`

// The end is a moment; on the wall it may seem to lie up to a day away, so the last starts are sorted out afterwards.
const onTheWall = ({ value, firstMs, zone }: Rule): string =>
  `DTSTART:${compact(wallOf(firstMs, zone))}Z\nRRULE:${replaceEnd(value, (ms) => wallOf(ms, zone) + DAY_MS, zone)}`

const replaceEnd = (value: string, change: (ms: number) => number, zone: string): string =>
  value.replace(UNTIL, () => `UNTIL=${compact(change(endOf({ value, zone })))}Z`)

/** The last moment of a rule. A bare date means the whole day, a time without Z the clock on the wall. */
function endOf({ value, zone }: Pick<Rule, 'value' | 'zone'>): number {
  const [found, date = '', time, utc] = UNTIL.exec(value) ?? []
  if (found === undefined) return Number.POSITIVE_INFINITY
  const wall = DateTime.fromFormat(`${date}T${time ?? '235959'}`, "yyyyLLdd'T'HHmmss", { zone: 'utc' })
  return time !== undefined && utc !== '' ? wall.toMillis() : momentOfWall(wall.toMillis(), zone)
}
