import { Group, Select, Table } from '@mantine/core'
import type { ReactElement } from 'react'
import { removeMember, setMemberRole, type WorkspaceView } from '#contracts/http/team-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'

const roles = ['owner', 'admin', 'member', 'viewer'] as const

/** Who is in the workspace, and as what. */
export function MemberList({ workspace }: { readonly workspace: WorkspaceView }): ReactElement {
  const setRole = useAct(setMemberRole, { topics: ['goals'], done: 'Role changed.' })
  const remove = useAct(removeMember, { topics: ['goals'], done: 'Removed. Their goals are yours now.' })
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th>Role</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {workspace.members.map(({ userId, name, email, role, isMe }) => (
          <Table.Tr key={userId}>
            <Table.Td>
              {name} {isMe && '(you)'} <span className="muted">{email}</span>
            </Table.Td>
            <Table.Td>
              {workspace.mayAdminister ? (
                <Select
                  aria-label={`Role of ${name}`}
                  data={[...roles]}
                  value={role}
                  allowDeselect={false}
                  onChange={(value) => {
                    const next = roles.find((one) => one === value)
                    if (next !== undefined) setRole.mutate({ params: { userId }, body: { role: next } })
                  }}
                />
              ) : (
                role
              )}
            </Table.Td>
            <Table.Td>
              {workspace.mayAdminister && !isMe && (
                <Group justify="flex-end">
                  <ConfirmButton
                    label="Remove"
                    question="Remove, and take the goals over?"
                    isPending={remove.isPending}
                    onConfirm={() => remove.mutate({ params: { userId }, body: {} })}
                  />
                </Group>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
