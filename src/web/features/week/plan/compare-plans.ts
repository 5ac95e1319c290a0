import type { Span } from '../grid/nudge.ts'

export type PlannedBlock = Span & { readonly itemId: string; readonly title: string }
export type PlanChange =
  | { readonly kind: 'moved'; readonly title: string; readonly from: Span; readonly to: Span }
  | { readonly kind: 'added'; readonly title: string; readonly to: Span }
  | { readonly kind: 'removed'; readonly title: string; readonly from: Span }

/** What another plan would change, in the order of time. Blocks of one thing are alike: the first goes to the first place. */
export function comparePlans(
  now: readonly PlannedBlock[],
  then: readonly PlannedBlock[],
): readonly PlanChange[] {
  const items = new Set([...now, ...then].map(({ itemId }) => itemId))
  const changes = [...items].flatMap((itemId) => {
    const [before, after] = [of(now, itemId), of(then, itemId)]
    const gone = before.filter((one) => !after.some((other) => isSame(one, other)))
    const fresh = after.filter((one) => !before.some((other) => isSame(one, other)))
    return Array.from({ length: Math.max(gone.length, fresh.length) }, (_, index) =>
      changeOf(gone[index], fresh[index]),
    ).filter((change) => change !== null)
  })
  return changes.toSorted((a, b) => momentOf(a) - momentOf(b))
}

const of = (blocks: readonly PlannedBlock[], itemId: string): PlannedBlock[] =>
  blocks.filter((one) => one.itemId === itemId).toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))

const isSame = (a: Span, b: Span): boolean =>
  Date.parse(a.start) === Date.parse(b.start) && Date.parse(a.end) === Date.parse(b.end)

function changeOf(gone: PlannedBlock | undefined, fresh: PlannedBlock | undefined): PlanChange | null {
  if (gone !== undefined && fresh !== undefined)
    return { kind: 'moved', title: fresh.title, from: gone, to: fresh }
  if (fresh !== undefined) return { kind: 'added', title: fresh.title, to: fresh }
  return gone === undefined ? null : { kind: 'removed', title: gone.title, from: gone }
}

const momentOf = (change: PlanChange): number =>
  Date.parse(change.kind === 'removed' ? change.from.start : change.to.start)
