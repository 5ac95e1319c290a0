import type { LedgerLineView } from '#contracts/http/ledger-routes.ts'

const words: Readonly<Record<LedgerLineView['evidence'], string | null>> = {
  confirmed: null,
  timer: 'by the timer',
  logged: 'logged by hand',
  assumed: 'assumed done',
}

/** What stands behind an entry; null for what was confirmed, as most is. */
export const evidenceText = ({ evidence, corrects }: LedgerLineView): string | null =>
  corrects === null ? words[evidence] : 'correction'

/** "1 h 30 min", with a sign where it takes away. */
export const signed = (minutes: number, format: (minutes: number) => string): string =>
  minutes < 0 ? `−${format(-minutes)}` : format(minutes)

/** Minutes that an entry stands at: its own and those of its corrections. */
export const standingMinutes = (entry: LedgerLineView, lines: readonly LedgerLineView[]): number =>
  lines
    .filter(({ corrects }) => corrects === entry.id)
    .reduce((sum, { minutes }) => sum + minutes, entry.minutes)
