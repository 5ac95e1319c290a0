import type { FastifyInstance } from 'fastify'
import { GoogleError } from '../core/google-error.ts'

function formFields(text: string): Record<string, string | string[]> {
  const fields = new URLSearchParams(text)
  const entries = [...new Set(fields.keys())].map((name): [string, string | string[]] => {
    const values = fields.getAll(name)
    return [name, values.length === 1 ? (values[0] ?? '') : values]
  })
  return Object.fromEntries(entries)
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text)
  } catch {
    throw new GoogleError(400, 'parseError', 'Parse Error: the request body is no valid JSON.')
  }
}

/** JSON (an empty body counts as none, as Google's clients send it) and HTML forms. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseJson(String(text)))
    } catch (error) {
      done(error as Error)
    }
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => {
      done(null, formFields(String(text)))
    },
  )
}
