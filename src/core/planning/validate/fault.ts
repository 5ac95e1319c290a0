/** One thing wrong with a document: where, what stands there, and what should. */
export type Fault = {
  readonly path: Path
  readonly value: unknown
  readonly expected: string
}

/** Steps from the root of the document: names of fields and places in lists. */
export type Path = readonly (string | number)[]

/** Takes note of one fault. */
export type Report = (path: Path, value: unknown, expected: string) => void

const PLAIN_NAME = /^[A-Za-z_$][\w$]*$/

/** A JSON path such as `$.tasks[3].minutes` or `$.hours["at home"]`. */
export function pathText(path: Path): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return PLAIN_NAME.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
  })
  return `$${steps.join('')}`
}

/** "$.tasks[3].minutes is 7: expected a multiple of 15 minutes": one line per fault. */
export function faultText(fault: Fault): string {
  return `${pathText(fault.path)} is ${valueText(fault.value)}: expected ${fault.expected}`
}

/** A value as short JSON text; a big one is only named, so that hostile input cannot flood a terminal. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value)
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`
}
