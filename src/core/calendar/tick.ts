const TICKS = ['✓', '✔', '✅']

/** Whether a check mark stands in front of the title: the person says that the block is done. */
export const isTicked = (title: string): boolean => TICKS.some((tick) => title.trimStart().startsWith(tick))

export const withTick = (title: string): string => `✓ ${title}`
