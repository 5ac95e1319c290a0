/** medium: an occurrence short of what the week asks for. */
export const habitMissedCost = (weight: number, missed: number): number => 400 * weight * Math.max(0, missed)
