import type { TaskChangeStep } from '../../ports/repositories/task-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

export type Recording = {
  readonly repositories: Repositories
  /** What was written: each thing once, as it was before the first and after the last time. */
  readonly steps: () => TaskChangeStep[]
}

type Kind = 'task' | 'block' | 'series'
type Touched = { readonly kind: Kind; readonly before: object | null; readonly after: object }
type Thing = { readonly id: string }

/** Repositories that write down what is written to tasks, blocks, series and the ledger, so that it can be undone. */
export function recording(repositories: Repositories): Recording {
  const { tasks, blocks, taskSeries, ledger } = repositories
  const touched = new Map<string, Touched>()
  const entries: string[] = []
  const saving =
    <T extends Thing>(kind: Kind, { find, save }: Saver<T>) =>
    async (thing: T): Promise<void> => {
      const known = touched.get(thing.id)
      const before = known === undefined ? await find(thing.id) : known.before
      await save(thing)
      touched.set(thing.id, { kind, before, after: thing })
    }
  return {
    repositories: {
      ...repositories,
      tasks: { ...tasks, save: saving('task', tasks) },
      blocks: { ...blocks, save: saving('block', blocks) },
      taskSeries: { ...taskSeries, save: saving('series', taskSeries) },
      ledger: {
        ...ledger,
        add: async (entry) => {
          await ledger.add(entry)
          entries.push(entry.id)
        },
      },
    },
    steps: () => [
      ...[...touched].flatMap(([id, one]) => stepOf(id, one)),
      ...entries.map((id) => ({ kind: 'entry' as const, id })),
    ],
  }
}

type Saver<T> = {
  readonly find: (id: string) => Promise<T | null>
  readonly save: (thing: T) => Promise<void>
}

function stepOf(id: string, { kind, before, after }: Touched): TaskChangeStep[] {
  if (before === null) return [{ kind: `added-${kind}`, id }]
  const old = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name)),
  )
  if (changed.length === 0) return []
  const was = changed.map(([name]) => [name, old.get(name) ?? null])
  return [{ kind, id, before: Object.fromEntries(was), after: Object.fromEntries(changed) }]
}
