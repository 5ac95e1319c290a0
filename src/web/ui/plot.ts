/** A measured value at a moment, in epoch ms. */
export type PlotPoint = { readonly at: number; readonly value: number }

export type Span = { readonly from: number; readonly to: number }

/** Places on a field of `width` × `height`, with y downwards as in SVG. */
export type Scale = { readonly x: (at: number) => number; readonly y: (value: number) => number }

/** Room for a line's thickness and for the dot at its end. */
const EDGE = 4

export function scaleOf(times: Span, values: Span, width: number, height: number): Scale {
  return {
    x: (at) => round(EDGE + shareOf(at, times) * (width - 2 * EDGE)),
    y: (value) => round(height - EDGE - shareOf(value, values) * (height - 2 * EDGE)),
  }
}

/** Where in a span something lies, 0 to 1 inside it; the middle where the span has no length. */
const shareOf = (part: number, { from, to }: Span): number =>
  to === from ? 0.5 : (part - from) / (to - from)

const round = (pixels: number): number => Math.round(pixels * 10) / 10

/** The least span that holds all the values. */
export const spanOf = (values: readonly number[]): Span => ({
  from: Math.min(...values),
  to: Math.max(...values),
})

/** A span with some air around it, so that no line lies on the border; a single value gets a fifth of itself. */
export function airy({ from, to }: Span, share = 0.12): Span {
  const air = to === from ? Math.abs(to) * 0.2 || 1 : (to - from) * share
  return { from: from - air, to: to + air }
}

/** The `d` of a path through the points, oldest first; empty without any. */
export const pathOf = (points: readonly PlotPoint[], { x, y }: Scale): string =>
  points.map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('')
