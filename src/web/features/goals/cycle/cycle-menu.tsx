import { ActionIcon, Menu } from '@mantine/core'
import type { ReactElement } from 'react'
import type { CycleView } from '#contracts/http/goals.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { GoalsDialog } from '../goal-types.ts'

type CycleMenuProps = {
  readonly cycle: CycleView
  readonly hasObjectives: boolean
  readonly onOpen: (dialog: GoalsDialog) => void
}

/** What can be done with a cycle as a whole. */
export const CycleMenu = ({ cycle, hasObjectives, onOpen }: CycleMenuProps): ReactElement => (
  <Menu position="bottom-end" shadow="md" withinPortal>
    <Menu.Target>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={`More for the cycle ${cycle.title}`}
        title="Change, close or add a cycle"
      >
        <Icon name="more" size={18} />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      {cycle.mayEdit && (
        <Menu.Item leftSection={<Icon name="edit" size={14} />} onClick={() => onOpen('change-cycle')}>
          Change this cycle…
        </Menu.Item>
      )}
      {hasObjectives && (
        <>
          <Menu.Item leftSection={<Icon name="check" size={14} />} onClick={() => onOpen('close-cycle')}>
            Score and close…
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="right" size={14} />} onClick={() => onOpen('take-over')}>
            Take over into the next…
          </Menu.Item>
        </>
      )}
      <Menu.Divider />
      <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => onOpen('new-cycle')}>
        New cycle…
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
