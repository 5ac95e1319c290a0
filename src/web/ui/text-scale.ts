const USUAL_PX = 16

/** How much larger than usual the reader has text: what is measured in pixels grows with it. */
export const textScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_PX
