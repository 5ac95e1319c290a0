import type { ProblemDetails } from '#contracts/http/problem.ts'
import { plural } from '../format/duration.ts'
import { expectedWords, refusalWords } from '../format/readers-style.ts'

type Asked = 'look' | 'change'

const later = {
  look: 'Try again in a moment.',
  change: 'What you typed is kept; try again in a moment.',
} as const satisfies Record<Asked, string>

/** Who uses the page has never seen the id of anything. */
function goneWords({ code, detail }: ProblemDetails): string | null {
  const [, what] = (code === 'not-found' && /^There is no (.+) "[^"]*"\.$/.exec(detail)) || []
  return what === undefined ? null : `There is no such ${what} any more: it was removed, here or elsewhere.`
}

/** What the server said no to, in words that can be shown. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: ProblemDetails | null

  private constructor(status: number, message: string, problem: ProblemDetails | null) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }

  static async of(response: Response, asked: Asked = 'change'): Promise<ApiError> {
    const { status } = response
    const answer: unknown = await response.json().catch(() => null)
    if (!isProblem(answer)) return new ApiError(status, plainWords(response, asked), null)
    const { detail, wayOut } = answer
    const message = goneWords(answer) ?? refusalWords(wayOut === null ? detail : `${detail} ${wayOut}`)
    return new ApiError(status, message, answer)
  }

  static offline(asked: Asked = 'change'): ApiError {
    return new ApiError(0, `The server cannot be reached. ${later[asked]}`, null)
  }

  /** Something was answered, and not by Timewright. */
  static foreign(asked: Asked): ApiError {
    const who = 'Something else answered in the place of the server, such as the sign-in page of a network'
    return new ApiError(0, `${who}. ${later[asked]}`, null)
  }
}

/** Of a proxy, as a rule. */
function plainWords({ status, headers }: Response, asked: Asked): string {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  if (!(seconds > 0)) return `The server answered ${status}. ${later[asked]}`
  const wait = `Try again in ${plural(Math.ceil(seconds), 'second')}`
  return `The server takes no more at the moment. ${wait}${asked === 'change' ? '; what you typed is kept' : ''}.`
}

// Read by hand: the page carries the contracts' types, but not their validator (see contracts-plugin.ts).
function isProblem(answer: unknown): answer is ProblemDetails {
  if (typeof answer !== 'object' || answer === null) return false
  const { detail, wayOut, faults } = answer as Partial<Record<keyof ProblemDetails, unknown>>
  return (
    typeof detail === 'string' && (wayOut === null || typeof wayOut === 'string') && Array.isArray(faults)
  )
}

/** In a question what if, the thing that is thought of is a part of the body. */
const thoughtOf = /^((new|changed)(Task|Habit|KeyResult)\.((fields|keyResult)\.)?|(pausedHabit|move)\.)/

/** The server's word on one field each: "body.keyResults.0.title" is known as "keyResults.0.title". */
export function faultsByField(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError) || error.problem === null) return {}
  return Object.fromEntries(
    error.problem.faults.map(({ field, expected }) => [
      field.replace(/^(body|query|params)\./, '').replace(thoughtOf, ''),
      expectedWords(expected),
    ]),
  )
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something went wrong. Try again.'
