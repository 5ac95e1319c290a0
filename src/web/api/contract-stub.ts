/**
 * Stands in for zod in the page's bundle (see vite.config.ts). Of a contract the page needs method and path at run
 * time and the types when it is built; the server validates. This saves a tenth of the first load, and zod's probe
 * for `new Function`, which the content security policy would report.
 */
type Schema = (() => Schema) & { readonly [name: string]: Schema }

const schema: Schema = new Proxy((() => schema) as Schema, { get: () => schema })

export const z = schema
