/**
 * Our own colours behind Google's eleven event colours: hue and chroma in OKLCH. Lightness is fixed per role, so that
 * text on a block is readable in every colour, by day and by night.
 */
export type BlockColor = { readonly name: string; readonly hue: number; readonly chroma: number }

const colors: Readonly<Record<string, BlockColor>> = {
  '1': { name: 'Lavender', hue: 290, chroma: 0.09 },
  '2': { name: 'Sage', hue: 160, chroma: 0.09 },
  '3': { name: 'Grape', hue: 315, chroma: 0.15 },
  '4': { name: 'Flamingo', hue: 12, chroma: 0.12 },
  '5': { name: 'Banana', hue: 92, chroma: 0.12 },
  '6': { name: 'Tangerine', hue: 48, chroma: 0.14 },
  '7': { name: 'Peacock', hue: 230, chroma: 0.12 },
  '8': { name: 'Graphite', hue: 260, chroma: 0.015 },
  '9': { name: 'Blueberry', hue: 270, chroma: 0.15 },
  '10': { name: 'Basil', hue: 145, chroma: 0.13 },
  '11': { name: 'Tomato', hue: 27, chroma: 0.17 },
}

export const colorIds: readonly string[] = Object.keys(colors)

/** For work without an objective: between the objectives' colours and the grey of other people's events. */
const slate: BlockColor = { name: 'Slate', hue: 258, chroma: 0.055 }

export const blockColor = (colorId: string | null): BlockColor =>
  colorId === null ? slate : (colors[colorId] ?? slate)

/** Lightness and share of the chroma per role; styles/tokens.css repeats these numbers. */
export const roles = {
  light: { fill: [0.93, 0.42], line: [0.6, 1], text: [0.34, 0.7] },
  dark: { fill: [0.33, 0.55], line: [0.68, 1], text: [0.93, 0.25] },
} as const

/** CSS variables that colour an element and everything in it. */
export function colorVars(colorId: string | null): Record<`--${string}`, string> {
  const { hue, chroma } = blockColor(colorId)
  return { '--hue': String(hue), '--chroma': String(chroma) }
}
