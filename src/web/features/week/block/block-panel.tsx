import { Button } from '@mantine/core'
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { ApiError, messageOf } from '../../../api/api-error.ts'
import { blockQuery } from '../../../api/queries.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { formatMinutes } from '../../../format/duration.ts'
import { spanText } from '../../../format/zoned-time.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Loading } from '../../../ui/splash.tsx'
import { colorVars } from '../../../ui/palette.ts'
import { BlockActions } from './block-actions.tsx'
import { minutesOf, stateWords } from './block-words.ts'
import type { BlockDetail } from './block-detail.ts'
import { SidePanel } from '../side-panel.tsx'
import { WhyHere } from './why-here.tsx'

function knownBlock(client: QueryClient, id: string): BlockDetail | undefined {
  const weeks = client.getQueriesData<WeekView>({ queryKey: ['week', 'of'] })
  const block = weeks.flatMap(([, week]) => week?.blocks ?? []).find((one) => one.id === id)
  return block && { ...block, alternatives: [] }
}

type BlockPanelProps = { readonly id: string; readonly onClose: () => void }

/** One block: what it is for, what can be done with it, and why it is here. */
export function BlockPanel({ id, onClose }: BlockPanelProps): ReactElement {
  const client = useQueryClient()
  // What the grid knows is shown at once; looking for alternatives takes the planner a moment.
  const {
    data: block,
    error,
    isPlaceholderData,
    refetch,
  } = useQuery({
    ...blockQuery(id),
    placeholderData: () => knownBlock(client, id),
  })
  return (
    <SidePanel title={block?.title ?? 'Block'} closeLabel="Close the panel" onClose={onClose}>
      {block !== undefined && <BlockDetails block={block} isThinking={isPlaceholderData} onGone={onClose} />}
      {block === undefined && error === null && <Loading what="the block" />}
      {block === undefined && error !== null && (
        <NoBlock error={error} onRetry={() => void refetch()} onClose={onClose} />
      )}
    </SidePanel>
  )
}

type NoBlockProps = { readonly error: Error; readonly onRetry: () => void; readonly onClose: () => void }

/** The links of old mails and events lead to blocks that are long gone: that is no fault. */
const NoBlock = ({ error, onRetry, onClose }: NoBlockProps): ReactElement =>
  error instanceof ApiError && [400, 404].includes(error.status) ? (
    <Empty
      icon="week"
      title="This block is no longer there"
      text="A later plan put its time elsewhere, or somebody removed it."
    >
      <Button onClick={onClose}>Show the week</Button>
    </Empty>
  ) : (
    <Failure title="This block could not be loaded" text={messageOf(error)} onRetry={onRetry} />
  )

type BlockDetailsProps = {
  readonly block: BlockDetail
  readonly isThinking: boolean
  readonly onGone: () => void
}

function BlockDetails({ block, isThinking, onGone }: BlockDetailsProps): ReactElement {
  const { timeZone } = useSignedIn().person
  const { label, icon, meaning } = stateWords(block.state)
  return (
    <div style={colorVars(block.colorId)}>
      <p className="panel__time">
        {spanText(block.start, block.end, timeZone)} · {formatMinutes(minutesOf(block))}
      </p>
      <p className="panel__state">
        <span className="state-chip" data-state={block.state}>
          {icon !== null && <Icon name={icon} size={14} />} {label}
        </span>
        <span className="panel__meaning">{meaning}</span>
      </p>
      {block.settledMinutes !== null && (
        <p className="panel__meaning">{formatMinutes(block.settledMinutes)} recorded.</p>
      )}
      <BlockPurpose block={block} />
      <BlockActions block={block} onGone={onGone} />
      <WhyHere block={block} timeZone={timeZone} isThinking={isThinking} />
      <p className="panel__foot">
        {block.isPublished ? 'Google Calendar shows it like this.' : 'On its way to Google Calendar…'}
      </p>
    </div>
  )
}

function BlockPurpose({ block }: { readonly block: BlockDetail }): ReactElement {
  return (
    <p className="panel__purpose">
      <span className="swatch" aria-hidden="true" />
      {block.objective === null ? (
        <Link to={block.itemKind === 'habit' ? '/habits' : '/tasks'}>
          {block.itemKind === 'habit' ? 'A habit' : 'A task'} without a goal
        </Link>
      ) : (
        <Link to="/goals">
          {block.objective.title}
          {block.keyResult !== null && ` › ${block.keyResult.title}`}
        </Link>
      )}
    </p>
  )
}
