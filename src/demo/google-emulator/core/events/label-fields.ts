import { isObject } from './event-body.ts'
import { invalid } from '../google-error.ts'
import type { Calendar } from '../state.ts'

/**
 * Labels and colors shut each other out: with eventLabelVersion=1 a request speaks of labels and its colorId is
 * ignored, without it is the other way round.
 */
export function speakOfLabels(calendar: Calendar, raw: unknown, version: string | undefined): unknown {
  if (!isObject(raw)) return raw
  const { colorId, eventLabelId, ...rest } = raw
  if (version !== '1') return colorId === undefined ? rest : { ...rest, colorId }
  if (eventLabelId === undefined) return rest
  if (eventLabelId === '' || eventLabelId === null) return { ...rest, eventLabelId: null }
  if (calendar.eventLabels?.some(({ id }) => id === eventLabelId) !== true)
    throw invalid('Invalid value for: eventLabelId: this calendar has no such label.')
  return { ...rest, eventLabelId }
}
