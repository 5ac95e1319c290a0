import type { CSSProperties } from 'react'
import { colorVars } from '../../ui/palette.ts'

export type Tint = {
  /** Null: the colour of charts. */
  readonly colorId: string | null
  readonly shade: number
}

export const plainTint: Tint = { colorId: null, shade: 0 }

/** As teams.css draws them. */
export const SHADES = 3

/** Draws in the colour of an objective, the same as its blocks have. */
export const tintOf = (
  { colorId, shade }: Tint,
  className = '',
): { readonly className: string; readonly 'data-shade'?: number; readonly style?: CSSProperties } =>
  colorId === null
    ? { className }
    : { className: `tinted ${className}`, 'data-shade': shade, style: colorVars(colorId) }

export const nameOf = ({ colorId, shade }: Tint): string => `${colorId ?? ''}-${shade}`
