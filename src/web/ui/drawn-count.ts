/** So many are drawn at a time: a thousand rows take a browser seconds. */
export const STEP = 50

/** As many steps as are asked for, and as it takes to hold the one that the address names (-1: none). */
export const drawnCount = (steps: number, linked: number): number =>
  Math.max(steps, Math.ceil((linked + 1) / STEP)) * STEP
