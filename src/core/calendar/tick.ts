const TICKS = ['✓', '✔', '✅']

/** Whether a check mark stands in front of the title: the person says that the block is done. */
export const isTicked = (title: string): boolean => TICKS.some((tick) => title.trimStart().startsWith(tick))

/** The title without the check marks in front of it. */
export function withoutTick(title: string): string {
  const rest = title.trimStart()
  const tick = TICKS.find((one) => rest.startsWith(one))
  return tick === undefined ? title : withoutTick(rest.slice(tick.length).trimStart())
}

export const withTick = (title: string): string => `✓ ${title}`
