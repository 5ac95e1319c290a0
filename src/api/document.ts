import { z } from 'zod'
import { problemDetails } from '#contracts/http/problem.ts'

/** Every operation can refuse. */
export const refusals = {
  '4xx': {
    description: 'What is wrong, where, and the way out',
    content: { 'application/problem+json': { schema: problemDetails } },
  },
}

export const done = z.null().meta({ description: 'Done' })

/** An answer whose body is for a browser, or that has none. */
export const answer = (description: string, type: string) => ({
  description,
  content: { [type]: { schema: z.string() } },
})

/** A name for generated clients: `POST /api/v1/tasks/:id/done` is `postTasksByIdDone`. */
export function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/api\/v\d+/, '')
    .split('/')
    .flatMap((part) => part.replace(':', 'by-').split('-'))
    .filter((word) => word !== '')
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
