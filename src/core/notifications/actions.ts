import { localDayOf } from '../tasks/start-of-local-date.ts'
import { localClock, minuteOfDayAt } from '../time/local-clock.ts'
import { localDateOf } from '../time/local-date.ts'
import type { NoticeAction } from './notice.ts'
import type { OpenBlock, TalkedOf } from './person-now.ts'

export const checkInAction = ({ id, title }: TalkedOf): NoticeAction => ({
  verb: 'check-in',
  id,
  label: title,
})

/** "Write draft, 2026-11-24 09:30", by the wall clock of `zone`. */
export function confirmAction({ id, title, startMs }: OpenBlock, zone: string): NoticeAction {
  const minute = minuteOfDayAt(localClock(zone, startMs, startMs), startMs)
  const at = `${localDateOf(localDayOf(startMs, zone))} ${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
  return { verb: 'confirm-block', id, label: `${title}, ${at}` }
}

const pad = (number: number): string => String(number).padStart(2, '0')
