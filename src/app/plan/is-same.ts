export const isSame = (a: unknown, b: unknown): boolean => textOf(a) === textOf(b)

/** As a text; a problem that comes from a store has its fields in an order of its own. */
export const textOf = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => inOrder(part))

const inOrder = (part: unknown): unknown =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : part
