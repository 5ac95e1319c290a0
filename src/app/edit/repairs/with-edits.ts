import type { RepairEdit } from '../../ports/repositories/repair-repositories.ts'
import type { Snapshot } from '../../plan/snapshot.ts'

/** The snapshot as it would be after the edits; the given one stays as it is. */
export function withEdits(snapshot: Snapshot, edits: readonly RepairEdit[]): Snapshot {
  return edits.reduce(withEdit, snapshot)
}

function withEdit(snapshot: Snapshot, edit: RepairEdit): Snapshot {
  const { id, after } = edit
  switch (edit.kind) {
    case 'task':
      return { ...snapshot, tasks: changed(snapshot.tasks, id, after) }
    case 'habit':
      return { ...snapshot, habits: changed(snapshot.habits, id, after) }
    case 'hours':
      return { ...snapshot, hours: changed(snapshot.hours, id, after) }
    case 'effort-plan':
      return {
        ...snapshot,
        keyResults: snapshot.keyResults.map((one) =>
          one.id === id && one.effortPlan !== null
            ? { ...one, effortPlan: { ...one.effortPlan, ...after } }
            : one,
        ),
      }
    case 'settings': {
      const { person } = snapshot
      return { ...snapshot, person: { ...person, settings: { ...person.settings, ...after } } }
    }
  }
}

const changed = <T extends { readonly id: string }>(things: readonly T[], id: string, fields: object): T[] =>
  things.map((thing) => (thing.id === id ? { ...thing, ...fields } : thing))
