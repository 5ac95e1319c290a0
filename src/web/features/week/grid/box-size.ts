import { minutesOf } from '../block/block-words.ts'
import type { Span } from './nudge.ts'

/** What a box has room for: one small line, one line, a title of one line and the time, or a title of more. */
export type BoxSize = {
  readonly name: 'tiny' | 'short' | 'low' | 'high'
  /** Of the title. */
  readonly lines: number
}

/** As the grid draws them (week-calendar.tsx), where the text has its usual size; all of it grows alike. */
export const HOUR_PX = 56
/** As calendar.css writes in them. */
const LINE_PX = 16.25
const EDGES_AND_TIME_PX = 25

/** `isShort` is the grid's word on a piece of an event: part of it may lie on another day. */
export function boxSize(span: Span, isShort: boolean): BoxSize {
  const minutes = minutesOf(span)
  if (isShort) return { name: minutes < 24 ? 'tiny' : 'short', lines: 1 }
  const lines = Math.max(1, Math.floor(((minutes * HOUR_PX) / 60 - EDGES_AND_TIME_PX) / LINE_PX))
  return { name: lines === 1 ? 'low' : 'high', lines }
}
