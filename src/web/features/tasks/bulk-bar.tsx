import { Button, Menu, NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import { changeTasks, type BulkChange } from '#contracts/http/task-action-routes.ts'
import { priorityOptions } from '../../ui/priority.ts'
import { snoozes } from './snoozes.ts'
import { useTaskAct } from './use-task-act.ts'

type BulkBarProps = { readonly ids: readonly string[]; readonly onDone: () => void }

/** One change for all that are selected; where one refuses, none is changed. */
export function BulkBar({ ids, onDone }: BulkBarProps): ReactElement {
  const change = useTaskAct(changeTasks, {
    done: ({ items }) => (items.length === 1 ? 'One task is changed.' : `${items.length} tasks are changed.`),
    onDone,
  })
  const act = (to: BulkChange): void => change.mutate({ body: { ids: [...ids], change: to } })
  const isIdle = ids.length === 0 || change.isPending
  return (
    <section className="bulk-bar" aria-label="Selected tasks">
      <strong>{ids.length} selected</strong>
      <Button size="xs" disabled={isIdle} onClick={() => act({ do: 'done' })}>
        Done
      </Button>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button size="xs" variant="default" disabled={isIdle}>
            Snooze
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {snoozes.map(({ span, label }) => (
            <Menu.Item key={span} onClick={() => act({ do: 'snooze', for: span })}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <NativeSelect
        size="xs"
        aria-label="Priority of the selected tasks"
        disabled={isIdle}
        data={[{ value: '', label: 'Priority…' }, ...priorityOptions]}
        value=""
        onChange={({ currentTarget: { value } }) =>
          value !== '' && act({ do: 'edit', fields: { priority: Number(value) } })
        }
      />
      <Button size="xs" variant="default" disabled={isIdle} onClick={() => act({ do: 'unschedule' })}>
        Take off the calendar
      </Button>
      <Button size="xs" variant="default" color="red" disabled={isIdle} onClick={() => act({ do: 'drop' })}>
        Drop
      </Button>
    </section>
  )
}
