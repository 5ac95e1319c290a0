/**
 * A planning problem may hold a task or habit as several items (docs/adr/0010): the one that has its id, and parts
 * named "id#part" beside it. Blocks always belong to the whole.
 */
export const partOf = (id: string, part: string): string => `${id}#${part}`

/** The task or habit behind an item of a problem. */
export const wholeOf = (item: string): string => item.split('#', 1)[0] ?? item
