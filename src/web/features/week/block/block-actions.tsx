import { Button } from '@mantine/core'
import { Suspense, useState, type ReactElement } from 'react'
import {
  confirmBlock,
  extendBlock,
  missBlock,
  pinBlock,
  reopenBlock,
  skipBlock,
  startBlock,
  stopBlock,
  unpinBlock,
} from '#contracts/http/block-routes.ts'
import { useAct } from '../../../api/use-act.ts'
import { serverNow, useSignedIn } from '../../../app/session-context.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { IconName } from '../../../ui/icon-paths.ts'
import { actionsOf, type BlockAction } from './block-words.ts'
import type { BlockDetail } from './block-detail.ts'
import { SnoozeMenu } from './snooze-menu.tsx'
import { part } from '../../../ui/part.tsx'

const MoveDialog = part(async () => (await import('./move-dialog.tsx')).MoveDialog)
const PartlyDialog = part(async () => (await import('./partly-dialog.tsx')).PartlyDialog)

const looks: Readonly<Record<BlockAction, { label: string; icon: IconName }>> = {
  done: { label: 'Done', icon: 'check' },
  partly: { label: 'Partly…', icon: 'half' },
  missed: { label: 'Missed', icon: 'cross' },
  skip: { label: 'Skip', icon: 'skip' },
  reopen: { label: 'Take back', icon: 'undo' },
  start: { label: 'Start', icon: 'play' },
  stop: { label: 'Stop', icon: 'stop' },
  extend: { label: '15 minutes more', icon: 'plus' },
  pin: { label: 'Pin here', icon: 'pin' },
  unpin: { label: 'Unpin', icon: 'pin' },
  move: { label: 'Move…', icon: 'move' },
}

/** What takes something back stands where that was, and has its focus. */
const places: Partial<Record<BlockAction, string>> = {
  unpin: 'pin',
  stop: 'start',
  reopen: 'done',
}

/** What goes away from the grid takes its panel with it. */
function useBlockActions(
  block: BlockDetail,
  onGone: () => void,
): Record<string, { run: () => void; isPending: boolean }> {
  const input = { params: { id: block.id } }
  const said = (text: string) => ({ topics: ['week'] as const, done: `“${block.title}” ${text}` })
  const done = useAct(confirmBlock, said('is done.'))
  const missed = useAct(missBlock, said('goes back to the planner.'))
  const skip = useAct(skipBlock, { ...said('is skipped.'), onDone: onGone })
  const start = useAct(startBlock, said('is running.'))
  const reopen = useAct(reopenBlock, said('is as it was before.'))
  const extend = useAct(extendBlock, said('goes on for 15 minutes more.'))
  const stop = useAct(stopBlock, said('is stopped; the rest of its time is free.'))
  const pin = useAct(pinBlock, said('is pinned here.'))
  const unpin = useAct(unpinBlock, said('may move again.'))
  const plain = { missed, skip, reopen, start, stop, pin, unpin }
  return {
    done: { run: () => done.mutate({ ...input, body: {} }), isPending: done.isPending },
    extend: {
      run: () => extend.mutate({ ...input, body: { minutes: 15 } }),
      isPending: extend.isPending,
    },
    ...Object.fromEntries(
      Object.entries(plain).map(([name, act]) => [
        name,
        { run: () => act.mutate(input), isPending: act.isPending },
      ]),
    ),
  }
}

export function BlockActions({
  block,
  onGone,
}: {
  readonly block: BlockDetail
  readonly onGone: () => void
}): ReactElement {
  const signedIn = useSignedIn()
  const acts = useBlockActions(block, onGone)
  const [dialog, setDialog] = useState<'partly' | 'move' | null>(null)
  const isBusy = Object.values(acts).some(({ isPending }) => isPending)
  const close = (): void => setDialog(null)
  const run = (action: BlockAction): void => {
    if (isBusy) return
    if (action === 'partly' || action === 'move') setDialog(action)
    else acts[action]?.run()
  }
  return (
    <fieldset className="panel__actions" aria-label="Actions">
      {actionsOf(block, serverNow(signedIn)).map((action, index) => (
        <Button
          key={places[action] ?? action}
          size="sm"
          variant={index === 0 ? 'filled' : 'default'}
          leftSection={<Icon name={looks[action].icon} size={15} />}
          // Disabled it would lose the focus.
          data-disabled={isBusy}
          aria-disabled={isBusy}
          onClick={() => run(action)}
        >
          {looks[action].label}
        </Button>
      ))}
      <SnoozeMenu block={block} onGone={onGone} />
      <Suspense fallback={null}>
        {dialog === 'move' && <MoveDialog block={block} onClose={close} />}
        {dialog === 'partly' && <PartlyDialog block={block} onClose={close} />}
      </Suspense>
    </fieldset>
  )
}
