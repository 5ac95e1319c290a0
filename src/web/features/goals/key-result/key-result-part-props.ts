import type { Fields } from '../../../ui/use-fields.ts'
import type { KeyResultFields } from './key-result-fields.ts'

export type KeyResultPartProps = {
  readonly fields: Fields<KeyResultFields>
  readonly faults: Readonly<Record<string, string>>
}
