import type { z } from 'zod'

/** One operation of the API, shared by the server's route and by the page's typed fetch. */
export type RouteContract = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Null: answered with 204 and no body. */
  readonly response: z.ZodType | null
  readonly status?: 200 | 201 | 202
  /** The answer is a file of this kind and name. */
  readonly file?: { readonly type: 'text/csv' | 'application/json'; readonly name: string }
  /** Needs no session. */
  readonly isPublic?: boolean
}

export const defineRoute = <const C extends RouteContract>(contract: C): C => contract

type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined
type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a caller sends. */
export type RouteInput<C extends RouteContract> = {
  readonly params: InputOf<C['params']>
  readonly query: InputOf<C['query']>
  readonly body: InputOf<C['body']>
}

/** What a handler is given. */
export type RouteRequest<C extends RouteContract> = {
  readonly params: OutputOf<C['params']>
  readonly query: OutputOf<C['query']>
  readonly body: OutputOf<C['body']>
}

/** Handlers never change what they answer with, so it may be read-only all the way down. */
type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

/** What a handler answers, before the response schema strips and serialises it. */
export type RouteAnswer<C extends RouteContract> = C['response'] extends z.ZodType
  ? DeepReadonly<z.input<C['response']>>
  : void

/** What a caller gets. */
export type RouteOutput<C extends RouteContract> = C['response'] extends z.ZodType
  ? z.output<C['response']>
  : undefined
