/**
 * How long Google asks us to wait, in ms: as seconds, or until a date, which is compared with the date of the same
 * answer, for our own clock may be wrong. Null where it asks for nothing, or for something that cannot be read.
 */
export function retryAfterMs(headers: unknown): number | null {
  const wish = headerOf(headers, 'retry-after')
  if (wish === null) return null
  if (/^\s*\d+\s*$/.test(wish)) return Number(wish) * 1000
  const ms = Date.parse(wish) - Date.parse(headerOf(headers, 'date') ?? '')
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

/** The client hands on Headers of its fetch, or a plain object made of them. */
function headerOf(headers: unknown, name: string): string | null {
  if (typeof headers !== 'object' || headers === null) return null
  const value: unknown = isHeaders(headers) ? headers.get(name) : Reflect.get(headers, name)
  return typeof value === 'string' ? value : null
}

const isHeaders = (headers: object): headers is { get(name: string): unknown } =>
  'get' in headers && typeof headers.get === 'function'
