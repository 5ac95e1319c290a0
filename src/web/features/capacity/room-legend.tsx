import type { ReactElement } from 'react'
import { Legend } from '../../ui/legend.tsx'

const entries = [
  ['need', 'Needed'],
  ['over', 'Without room'],
  ['free', 'Free'],
] as const

/** What the colours of the bars mean. */
export const RoomLegend = (): ReactElement => <Legend entries={entries} keyClass="room__key" />
