/** Mean gap of a family by budget, as parts: 0.01 is one percent. */
export type Curve = { readonly name: string; readonly gaps: readonly number[] }

export type Picture = {
  readonly steps: readonly number[]
  readonly milliseconds: readonly number[]
  readonly curves: readonly Curve[]
  readonly all: Curve
  readonly problems: number
}

const [WIDTH, HEIGHT] = [860, 480]
const PLOT = { left: 72, top: 46, right: 640, bottom: 400 }
/** The axis of gaps is logarithmic; what is smaller lies on its lower edge. */
const [LEAST, MOST] = [0.0001, 0.5]
const TICKS = [0.0001, 0.001, 0.01, 0.05, 0.1, 0.5]
const COLOURS = ['#4e79a7', '#f28e2b', '#59a14f', '#e15759', '#76b7b2', '#9c755f', '#b07aa1']

/** A line for each family, a thick one for all; a percentage scale at the left, steps and milliseconds below. */
export function curvesSvg(picture: Picture): string {
  const { steps, curves, all, problems } = picture
  const x = (index: number): number => PLOT.left + ((PLOT.right - PLOT.left) * index) / (steps.length - 1)
  const sorted = curves.toSorted((a, b) => b.gaps.at(-1)! - a.gaps.at(-1)! || (a.name < b.name ? -1 : 1))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(
      PLOT.left,
      24,
      `Gap to the proven optimum by budget, ${problems} problems, mean by family`,
      'font-size="15"',
    ),
    ...TICKS.map(gridLine),
    ...steps.map((count, index) => axisLabel(x(index), count, picture.milliseconds[index]!)),
    text(
      PLOT.right,
      PLOT.bottom + 56,
      'steps of the search, and CPU milliseconds of a plan (median)',
      'text-anchor="end" fill="#555"',
    ),
    ...sorted.map((curve, index) => line(curve, x, styleOf(index))),
    line(all, x, 'stroke="#111" stroke-width="3.5"'),
    ...legend(sorted, all),
    '</svg>\n',
  ].join('\n')
}

const y = (gap: number): number => {
  const part = Math.log(Math.max(LEAST, Math.min(MOST, gap)) / LEAST) / Math.log(MOST / LEAST)
  return PLOT.bottom - (PLOT.bottom - PLOT.top) * part
}

const rounded = (value: number): string => String(Number(value.toFixed(1)))

const text = (at: number, height: number, words: string, style = ''): string =>
  `<text x="${rounded(at)}" y="${rounded(height)}" ${style}>${words}</text>`

function gridLine(gap: number): string {
  const height = rounded(y(gap))
  const label = gap === LEAST ? '≤ 0.01 %' : `${100 * gap} %`
  return (
    `<line x1="${PLOT.left}" y1="${height}" x2="${PLOT.right}" y2="${height}" stroke="#ddd"/>` +
    text(PLOT.left - 6, y(gap) + 4, label, 'text-anchor="end" fill="#555"')
  )
}

const axisLabel = (at: number, steps: number, ms: number): string =>
  text(at, PLOT.bottom + 18, steps.toLocaleString('en'), 'text-anchor="middle"') +
  text(at, PLOT.bottom + 34, `${ms.toFixed(0)} ms`, 'text-anchor="middle" fill="#555"')

/** Colour and dashes, so that no two lines look alike. */
const styleOf = (index: number): string => {
  const dashes = ['', '6 3', '2 3'][Math.floor(index / COLOURS.length)] ?? ''
  return `stroke="${COLOURS[index % COLOURS.length]}" stroke-width="1.6" stroke-dasharray="${dashes}"`
}

const line = ({ gaps }: Curve, x: (index: number) => number, style: string): string =>
  `<polyline fill="none" ${style} points="${gaps.map((gap, index) => `${rounded(x(index))},${rounded(y(gap))}`).join(' ')}"/>`

function legend(curves: readonly Curve[], all: Curve): string[] {
  return [all, ...curves].map((curve, index) => {
    const height = PLOT.top + 8 + 20 * index
    const style = index === 0 ? 'stroke="#111" stroke-width="3.5"' : styleOf(index - 1)
    const last = `${(100 * curve.gaps.at(-1)!).toFixed(2)} %`
    return (
      `<line x1="664" y1="${height}" x2="694" y2="${height}" ${style}/>` +
      text(702, height + 4, curve.name) +
      text(WIDTH - 14, height + 4, last, 'text-anchor="end" fill="#555"')
    )
  })
}
