import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'

/** Everybody has a workspace: who is in none gets one of their own. */
export async function giveWorkspace(
  mine: Repositories,
  { ids, clock }: Pick<EditDependencies, 'ids' | 'clock'>,
): Promise<void> {
  if ((await mine.workspaces.list()).length > 0) return
  const { name, email, timeZone } = await mine.person.get()
  const workspace = { id: ids.next(), name: name === '' ? email : name, timeZone }
  await mine.workspaces.found(workspace, ids.next(), clock.now())
}
