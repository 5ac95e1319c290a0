/** So many are drawn at a time: two hundred rows take a browser a second. */
export const STEP = 25

/** As many steps as are asked for, and as it takes to hold the one that the address names (-1: none). */
export const drawnCount = (steps: number, linked: number): number =>
  Math.max(steps, Math.ceil((linked + 1) / STEP)) * STEP
