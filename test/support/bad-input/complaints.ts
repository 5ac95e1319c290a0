import type { ProblemDetails } from '#contracts/http/problem.ts'
import type { Answer } from '../client.ts'

type Told = Partial<ProblemDetails>

const toldBy = ({ body }: Answer): Told => (typeof body === 'object' && body !== null ? body : {})

/** What is wrong with a refusal; nothing when it is a problem that says what, and the way out. */
export function complaintsAbout(answer: Answer, ...statuses: readonly number[]): string[] {
  const told = toldBy(answer)
  const type = answer.headers.get('content-type') ?? ''
  const checks: Readonly<Record<string, boolean>> = {
    [`status ${answer.status}`]: statuses.includes(answer.status),
    [`content-type ${type}`]: type.startsWith('application/problem+json'),
    'another status in the body': told.status === answer.status,
    'no detail': isSaid(told.detail, 10),
    'no way out': isSaid(told.wayOut, 5),
    'no code': isSaid(told.code, 3),
  }
  const failed = Object.keys(checks).filter((name) => checks[name] === false)
  return failed.length === 0 ? [] : [`${failed.join(', ')}: ${JSON.stringify(answer.body).slice(0, 300)}`]
}

const isSaid = (text: unknown, least: number): boolean => typeof text === 'string' && text.length >= least

const lies = (inner: string, outer: string): boolean => `${inner}.`.startsWith(`${outer}.`)

/** All of these fields have to be named, with their values and what was expected, and no other that was sent. */
export function complaintsAboutFaults(answer: Answer, wanted: readonly string[]): string[] {
  const faults = toldBy(answer).faults ?? []
  return [
    ...wanted
      .filter((field) => !faults.some((fault) => lies(fault.field, field)))
      .map((field) => `does not name ${field}`),
    ...faults
      .filter(({ field, value }) => value !== null && !wanted.some((one) => lies(field, one)))
      .map(({ field }) => `names ${field}, which is right`),
    ...faults
      .filter((fault) => !('value' in fault) || !isSaid(fault.expected, 3))
      .map(({ field }) => `does not say what ${field} should be`),
  ].map((complaint) => `${complaint} (${JSON.stringify(faults).slice(0, 300)})`)
}
