/** A JSON schema, as far as discovery documents use it. */
export type Schema = {
  type?: string
  $ref?: string
  description?: string
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema
}

const TOKEN = /\/\*\*[\s\S]*?\*\/|\/\/[^\n]*|'[^']*'|"[^"]*"|[A-Za-z_$][\w$]*|[{}[\]<>():;?,|=.]|\S/g

/** Text of a doc comment without its stars. */
function commentText(comment: string): string {
  const lines = comment.slice(3, -2).split('\n')
  return lines
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim()
}

const SIMPLE: Record<string, Schema> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
}

/** Reads the few shapes of types that a generated Google client declares, token by token. */
export class TypeParser {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? []
  }

  /** `{ name?: type; … }`, the brace included. */
  object(): Schema {
    this.#expect('{')
    const properties: Record<string, Schema> = {}
    let additionalProperties: Schema | null = null
    for (let comment = this.#comment(); this.#peek() !== '}'; comment = this.#comment()) {
      if (this.#peek() === '[') additionalProperties = this.#indexed()
      else {
        const [name, schema] = this.#property()
        properties[name] = comment === '' ? schema : { ...schema, description: comment }
      }
    }
    this.#expect('}')
    return additionalProperties === null
      ? { type: 'object', properties }
      : { type: 'object', additionalProperties }
  }

  #property(): [string, Schema] {
    const name = this.#next().replaceAll(/^['"]|['"]$/g, '')
    if (this.#peek() === '?') this.#next()
    this.#expect(':')
    const schema = this.#type()
    if (this.#peek() === ';') this.#next()
    return [name, schema]
  }

  #indexed(): Schema {
    while (this.#next() !== ']');
    this.#expect(':')
    const schema = this.#type()
    if (this.#peek() === ';') this.#next()
    return schema
  }

  /** The first member of a union stands for it: the others are null, or kinds of credentials. */
  #type(): Schema {
    let schema = this.#suffixed(this.#single())
    while (this.#peek() === '|') {
      this.#next()
      const other = this.#suffixed(this.#single())
      if (schema.type === undefined && schema.$ref === undefined) schema = other
    }
    return schema
  }

  #suffixed(inner: Schema): Schema {
    let schema = inner
    while (this.#peek() === '[') {
      this.#expect('[')
      this.#expect(']')
      schema = { type: 'array', items: schema }
    }
    return schema
  }

  #single(): Schema {
    if (this.#peek() === '{') return this.object()
    const name = this.#next()
    if (name === 'Array' && this.#peek() === '<') {
      this.#next()
      const items = this.#type()
      this.#expect('>')
      return { type: 'array', items }
    }
    return SIMPLE[name] ?? (name.startsWith('Schema$') ? { $ref: name.slice('Schema$'.length) } : {})
  }

  #comment(): string {
    let text = ''
    while (/^\/[*/]/.test(this.#peek())) text = commentText(this.#next())
    return text
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? '}'
  }

  #next(): string {
    const token = this.#tokens[this.#at]
    if (token === undefined)
      throw new Error("Cannot read the type declarations of Google's client: they end early.")
    this.#at += 1
    return token
  }

  #expect(wanted: string): void {
    const token = this.#next()
    if (token !== wanted)
      throw new Error(
        `Cannot read the type declarations of Google's client: expected '${wanted}', found '${token}'. Is it a new version?`,
      )
  }
}
