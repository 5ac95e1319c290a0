import type { FastifyInstance } from 'fastify'

export type KnownRoutes = {
  /** The methods that a path understands, in alphabetical order; none when there is no such path. */
  methodsOf(path: string): readonly string[]
}

type Known = { readonly pattern: RegExp; readonly methods: readonly string[] }

/** Remembers every route that is added from now on. The page's own catch-all is none. */
export function knowRoutes(app: FastifyInstance): KnownRoutes {
  const routes: Known[] = []
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    routes.push({ pattern: patternOf(url), methods: [method].flat() })
  })
  return {
    methodsOf: (path) => [
      ...new Set(
        routes
          .filter(({ pattern }) => pattern.test(path))
          .flatMap(({ methods }) => methods)
          .toSorted(),
      ),
    ],
  }
}

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`)
