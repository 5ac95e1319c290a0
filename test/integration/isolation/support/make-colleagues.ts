import { ids } from '../../postgres/support/store.ts'
import { SECRET, type TwoPeople } from './two-people.ts'

/** What people of one workspace see of each other; goals of Bob's are private. */
export const openToColleagues: readonly string[] = ['person', 'workspace', 'team', 'invitation']

/** Brings Ada into Bob's workspace as one of its owners, so that nobody may more; their names are no secret then. */
export async function makeColleagues({ pool, ada, bob }: TwoPeople): Promise<void> {
  const { id: workspaceId } = bob.has.workspace
  await pool.query(
    `insert into workspace_members (id, workspace_id, user_id, role, joined_at)
      values ($1, $2, $3, 'owner', '2026-01-01')`,
    [ids.next(), workspaceId, ada.id],
  )
  const both = [[ada.id, bob.id], workspaceId]
  await pool.query('update users set current_workspace_id = $2 where id = any($1)', both)
  const seen = { users: 'name', workspaces: 'name', teams: 'name', invitations: 'email' }
  for (const [table, column] of Object.entries(seen)) {
    const owner = table === 'users' ? 'id' : 'user_id'
    await pool.query(`update ${table} set ${column} = 'Seen' where ${owner} = $1`, [bob.id])
  }
  await pool.query(`update users set email = replace(email, $1, '') where id = $2`, [SECRET, bob.id])
}

/** Ada was there, and no longer is. */
export async function partColleagues({ app, asAda }: TwoPeople): Promise<void> {
  const url = '/api/v1/workspace/leave'
  const { statusCode, body } = await app.inject({ method: 'POST', url, headers: asAda, payload: {} })
  if (statusCode !== 200) throw new Error(`Cannot leave: ${statusCode} ${body}`)
}
