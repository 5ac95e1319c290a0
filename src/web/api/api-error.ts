import { problemDetails, type ProblemDetails } from '#contracts/http/problem.ts'

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

  static async of(response: Response): Promise<ApiError> {
    const parsed = problemDetails.safeParse(await response.json().catch(() => null))
    if (!parsed.success) return new ApiError(response.status, `The server answered ${response.status}.`, null)
    const { detail, wayOut } = parsed.data
    return new ApiError(response.status, wayOut === null ? detail : `${detail} ${wayOut}`, parsed.data)
  }

  static offline(): ApiError {
    return new ApiError(
      0,
      'The server cannot be reached. What you typed is kept; try again in a moment.',
      null,
    )
  }
}
