import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const routes = /\/src\/contracts\/http\/[a-z-]+-routes\.ts$/

/**
 * Of a contract the page needs method, path and file name at run time, and the types when it is built: the server validates.
 * Without the schemas the first load is a twentieth smaller.
 */
export const contractsPlugin = (): Plugin => ({
  name: 'contracts-without-schemas',
  enforce: 'pre',
  async load(id) {
    if (!routes.test(id)) return null
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(id).href)
    return Object.entries(module)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(plain(value))}`)
      .join('\n')
  },
})

/** A route as its address, anything else that is data as it is, a schema as nothing. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('method' in value && 'path' in value) {
    const { method, path } = value
    return 'file' in value ? { method, path, file: value.file } : { method, path }
  }
  return '_zod' in value ? null : value
}
