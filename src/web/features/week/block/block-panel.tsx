import { Alert } from '@mantine/core'
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { messageOf } from '../../../api/api-error.ts'
import { blockQuery } from '../../../api/queries.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { formatMinutes } from '../../../format/duration.ts'
import { spanText } from '../../../format/zoned-time.ts'
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

/** One block: what it is for, what can be done with it, and why it is here. */
export function BlockPanel({ id }: { readonly id: string }): ReactElement {
  const client = useQueryClient()
  // What the grid knows is shown at once; looking for alternatives takes the planner a moment.
  const {
    data: block,
    error,
    isPlaceholderData,
  } = useQuery({
    ...blockQuery(id),
    placeholderData: () => knownBlock(client, id),
  })
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '/', search: (search) => search, resetScroll: false })
  return (
    <SidePanel title={block?.title ?? 'Block'} closeLabel="Close the panel" onClose={close}>
      {block !== undefined && <BlockDetails block={block} isThinking={isPlaceholderData} onGone={close} />}
      {block === undefined && error === null && <Loading what="the block" />}
      {block === undefined && error !== null && (
        <Alert color="red" title="This block could not be shown">
          {messageOf(error)}
        </Alert>
      )}
    </SidePanel>
  )
}

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
