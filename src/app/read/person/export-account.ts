import type { Clock } from '../../ports/clock.ts'
import type { PersonalCopy } from '../../ports/personal-copy.ts'
import { iso } from '../iso.ts'

type Dependencies = { readonly personalCopy: PersonalCopy; readonly clock: Clock }

/** All that is kept about a person, as one JSON text that is written piece by piece. */
export function createExportAccount({ personalCopy, clock }: Dependencies) {
  return async (userId: string, write: (piece: string) => Promise<void>): Promise<void> => {
    const head = { format: 'timewright-account', version: 1, exportedAt: iso(clock.now()) }
    await write(`${JSON.stringify(head).slice(0, -1)},"data":{`)
    let open = ''
    await personalCopy(userId, async (section, rows) => {
      const text = rows.map((row) => JSON.stringify(row)).join()
      const beginning = `${open === '' ? '' : '],'}"${section}":[`
      await write(`${section === open ? ',' : beginning}${text}`)
      open = section
    })
    await write(`${open === '' ? '' : ']'}}}`)
  }
}
