import { momentWords } from '../time/time-words.ts'
import type { NoticeAction } from './notice.ts'
import type { OpenBlock, PersonNow, TalkedOf } from './person-now.ts'

export const checkInAction = ({ id, title }: TalkedOf): NoticeAction => ({
  verb: 'check-in',
  id,
  label: title,
})

type Reader = Pick<PersonNow, 'zone' | 'style'>

/** "Write draft, Tue 24 Nov, 09:30", by the wall clock of the reader. */
export const confirmAction = ({ id, title, startMs }: OpenBlock, { zone, style }: Reader): NoticeAction => ({
  verb: 'confirm-block',
  id,
  label: `${title}, ${momentWords(startMs, zone, style)}`,
})
