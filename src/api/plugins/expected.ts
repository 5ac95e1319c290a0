/** What zod says about one value, as far as we read it. */
export type Issue = {
  readonly code: string
  readonly message: string
  readonly expected?: string
  readonly values?: readonly unknown[]
  readonly options?: readonly unknown[]
  readonly format?: string
  readonly origin?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly inclusive?: boolean
}

/** What would have been right, in words that end a sentence: "expected …". */
export const expectedOf = (issue: Issue): string => (byCode[issue.code] ?? ownWords)(issue)

const byCode: Readonly<Record<string, (issue: Issue) => string>> = {
  invalid_type: ({ expected = 'other' }) => types[expected] ?? `a value of type ${expected}`,
  invalid_value: ({ values = [] }) => oneOf(values),
  invalid_union: (issue) => (issue.options === undefined ? ownWords(issue) : oneOf(issue.options)),
  too_small: (issue) => bound(issue, issue.inclusive === false ? 'more than' : 'at least', issue.minimum),
  too_big: (issue) => bound(issue, issue.inclusive === false ? 'less than' : 'at most', issue.maximum),
  invalid_format: (issue) => formats[issue.format ?? ''] ?? ownWords(issue),
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  date: 'a date that exists, such as "2026-11-23"',
  datetime: 'a time with an offset, such as "2026-11-23T09:00:00+01:00"',
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.map((value) => JSON.stringify(value))
  return shown.length === 1 ? (shown[0] ?? '') : `one of ${shown.join(', ')}`
}

function bound({ origin }: Issue, word: string, limit: number | undefined): string {
  if (origin === 'string' && limit === 1 && word === 'at least') return 'some text'
  if (origin === 'string') return `${word} ${limit} ${limit === 1 ? 'character' : 'characters'}`
  if (origin === 'array') return `${word} ${limit} ${limit === 1 ? 'entry' : 'entries'}`
  return `a number of ${word} ${limit}`
}

/** Our contracts say "Expected …" where zod has no words. */
function ownWords({ message }: Issue): string {
  return message.replace(/^Expected /, '')
}
