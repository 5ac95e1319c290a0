import { MINUTE_MS } from '#core/time/interval.ts'

export const upToGrid = (minutes: number, grid: number): number => Math.ceil(minutes / grid) * grid
const downToGrid = (minutes: number, grid: number): number => Math.floor(minutes / grid) * grid
export const isOnGrid = (ms: number, grid: number): boolean => ms % (grid * MINUTE_MS) === 0

/** Shortest and longest block as lengths on the grid; the shortest wins where the grid leaves no room between. */
export function lengthsOnGrid(
  min: number,
  max: number,
  grid: number,
): { readonly min: number; readonly max: number } {
  const shortest = upToGrid(min, grid)
  return { min: shortest, max: Math.max(shortest, downToGrid(max, grid)) }
}
