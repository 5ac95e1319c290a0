import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockColor, colorIds, colorVars, roles } from '../../../src/web/ui/palette.ts'

const clip = (part: number): number => Math.min(1, Math.max(0, part))

/** OKLCH to linear sRGB (Björn Ottosson's matrices), each part kept between 0 and 1. */
function linearRgb(lightness: number, chroma: number, hue: number): readonly [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function luminance(role: readonly [number, number], colorId: string | null): number {
  const { hue, chroma } = blockColor(colorId)
  const [r, g, b] = linearRgb(role[0], role[1] * chroma, hue)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

const css = readFileSync(new URL('../../../src/web/styles/tokens.css', import.meta.url), 'utf8')

describe('block colours', () => {
  it('are the same in the style sheet', () => {
    const [light = '', dark = ''] = css.split("[data-mantine-color-scheme='dark'] {")
    for (const [part, { fill, line, text }] of [
      [light, roles.light],
      [dark, roles.dark],
    ] as const) {
      const numbers = {
        'fill-l': fill[0],
        'fill-c': fill[1],
        'line-l': line[0],
        'line-c': line[1],
        'ink-l': text[0],
        'ink-c': text[1],
      }
      for (const [name, number] of Object.entries(numbers)) expect(part).toContain(`--${name}: ${number};`)
    }
  })

  it('knows all eleven colours of Google', () => {
    expect(colorIds).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
  })

  for (const scheme of ['light', 'dark'] as const) {
    it(`keeps text readable in every colour, ${scheme}: 7 to 1`, () => {
      const { fill, text } = roles[scheme]
      for (const id of [...colorIds, null]) {
        expect(contrast(luminance(fill, id), luminance(text, id)), `colour ${id}`).toBeGreaterThan(7)
      }
    })

    it(`keeps stripes visible on their block, ${scheme}: 2 to 1`, () => {
      const { fill, line } = roles[scheme]
      for (const id of [...colorIds, null]) {
        expect(contrast(luminance(fill, id), luminance(line, id)), `colour ${id}`).toBeGreaterThan(2)
      }
    })
  }

  it('gives work without a goal, and colours unknown to us, the neutral slate', () => {
    expect(blockColor(null).name).toBe('Slate')
    expect(blockColor('99').name).toBe('Slate')
    expect(colorVars('10')).toEqual({ '--hue': '145', '--chroma': '0.13' })
  })
})
