import type { CSSProperties } from 'react'
import { colorVars } from '../../ui/palette.ts'

/** Draws in the colour of an objective, the same as its blocks have; null: in the colour of charts. */
export const tintOf = (
  colorId: string | null,
  className = '',
): { readonly className: string; readonly style?: CSSProperties } =>
  colorId === null ? { className } : { className: `tinted ${className}`, style: colorVars(colorId) }
