/** soft: every block of a task beyond its first costs a start-up. */
export const SPLIT_COST = 20

export const splitCost = (blocks: number): number => SPLIT_COST * Math.max(0, blocks - 1)
