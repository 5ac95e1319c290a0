import type { Colleague, useCompany } from './use-company.ts'

type Company = ReturnType<typeof useCompany>

/** A company with somebody in every role, and things in it that can be had anew for each attempt. */
export type Things = {
  readonly company: Company
  readonly olga: Colleague
  /** Keeps the goals that the others try to change. */
  readonly kai: Colleague
  readonly roles: ReadonlyMap<Role, Colleague>
  readonly workspace: string
  readonly objective: string
  readonly keyResult: string
  readonly milestones: string
  /** Of a cycle that the workspace shares. */
  readonly sharedCycle: string
  readonly freshCycle: () => Promise<string>
  readonly freshTeam: () => Promise<string>
  readonly freshObjective: () => Promise<string>
  readonly freshKeyResult: () => Promise<string>
  readonly freshMilestone: () => Promise<string>
}

export const roles = ['owner', 'admin', 'member', 'viewer', 'stranger'] as const
type Role = (typeof roles)[number]

export async function furnishCompany(company: Company): Promise<Things> {
  const olga = await company.newcomer('Olga')
  const { id: workspace } = await olga.done('POST', '/workspaces', { name: 'Acme' })
  const everybody = new Map<Role, Colleague>()
  for (const role of ['owner', 'admin', 'member', 'viewer'] as const)
    everybody.set(role, await company.join(olga, `The-${role}`, role))
  everybody.set('stranger', await company.newcomer('Sam'))
  const kai = await company.join(olga, 'Kai', 'member')
  const { id: cycle } = await kai.done('POST', '/cycles', {
    title: 'Half a year',
    startsOn: '2026-07-01',
    endsOn: '2026-12-31',
  })
  const freshObjective = async (): Promise<string> =>
    (await kai.done('POST', '/objectives', { title: 'SHARED', cycleId: cycle })).id
  const objective = await freshObjective()
  const keyResultOf = async (body: object): Promise<string> =>
    (await kai.done('POST', `/objectives/${objective}/key-results`, { title: 'KR', ...body })).id
  const milestones = await keyResultOf({ kind: 'milestone' })
  const sharedCycleOf = async (year: string): Promise<string> => {
    const span = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
    return (await olga.done('POST', '/cycles', { title: 'Of all', ...span, isShared: true })).id
  }
  return {
    company,
    olga,
    kai,
    roles: everybody,
    workspace,
    objective,
    milestones,
    keyResult: await keyResultOf({ kind: 'effort', target: 600 }),
    sharedCycle: await sharedCycleOf('2019'),
    freshCycle: () => sharedCycleOf('2018'),
    freshTeam: async () =>
      (await olga.done('POST', '/workspace/teams', { name: 'Team' })).teams.at(-1)?.id ?? '',
    freshObjective,
    freshKeyResult: () => keyResultOf({ kind: 'effort', target: 60 }),
    freshMilestone: async () =>
      (await kai.done('POST', `/key-results/${milestones}/milestones`, { title: 'Step' })).id,
  }
}
