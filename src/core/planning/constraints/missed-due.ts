/** medium, once per task: people notice tasks finished in time, not quarter hours. */
export const missedDueCost = (weight: number): number => 300 * weight
