const names = ['P1 · Critical', 'P2 · High', 'P3 · Medium', 'P4 · Low'] as const

/** "P1 · Critical" of 1. */
export const priorityName = (priority: number): string => names[priority - 1] ?? `P${priority}`

export const priorityOptions = names.map((label, index) => ({ value: String(index + 1), label }))
