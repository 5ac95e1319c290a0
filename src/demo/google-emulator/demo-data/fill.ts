import type { Person } from '../core/state.ts'
import type { Store } from '../core/store.ts'

export function fillDemoData(_store: Store, _person: Person): void {}
