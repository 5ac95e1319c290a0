import type { Cycle } from '#core/goals/cycle.ts'
import type { ColleaguesPlans } from '#core/goals/effort-of-colleagues.ts'
import type { CheckIn, KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import type { Invitation } from '#core/teams/invitation.ts'
import type { QuarterWeeks } from '#core/teams/quarter-weeks.ts'
import type { Role } from '#core/teams/role.ts'
import type {
  CheckInRepository,
  GoalChangeRepository,
  KeyResultRepository,
  ObjectiveRepository,
} from './goal-repositories.ts'

export type Workspace = { readonly id: string; readonly name: string; readonly timeZone: string }

/** A workspace that the person is in. */
export type Membership = Workspace & { readonly role: Role; readonly isCurrent: boolean }

export type Member = {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly joinedAtMs: number
  readonly leftAtMs: number | null
}

export type Team = { readonly id: string; readonly name: string; readonly memberIds: readonly string[] }

/** Where the person works with others. What their role does not allow is refused by the database, too. */
export type WorkspaceRepository = {
  /** Oldest first; exactly one is current, where there is any. */
  list(): Promise<readonly Membership[]>
  /** Makes a workspace with the person as its owner. */
  found(workspace: Workspace, memberId: string, atMs: number): Promise<void>
  choose(workspaceId: string): Promise<void>
  change(workspaceId: string, to: { readonly name?: string; readonly timeZone?: string }): Promise<void>
  /** Also those who have left, once for each time that they were in. */
  people(workspaceId: string): Promise<readonly Member[]>
  /** Until the end of the transaction nobody else changes who is in, and as what. */
  lock(workspaceId: string): Promise<void>
  setRole(workspaceId: string, userId: string, role: Role): Promise<void>
  /** Ends a membership, and those in teams. */
  end(workspaceId: string, userId: string, atMs: number): Promise<void>
  /** Gives what somebody keeps for the workspace to a colleague; answers how many objectives. */
  handOver(workspaceId: string, giver: string, taker: string, atMs: number): Promise<number>
}

export type TeamRepository = {
  list(workspaceId: string): Promise<readonly Team[]>
  add(workspaceId: string, team: { readonly id: string; readonly name: string }, atMs: number): Promise<void>
  rename(teamId: string, name: string): Promise<void>
  archive(teamId: string, atMs: number): Promise<void>
  addMember(workspaceId: string, teamId: string, member: TeamMember, atMs: number): Promise<void>
  removeMember(teamId: string, userId: string, atMs: number): Promise<void>
}

type TeamMember = { readonly id: string; readonly userId: string }

export type MailFailure = { readonly dueAtMs: number | null; readonly error: string | null }

export type WaitingMail = {
  readonly invitation: Invitation
  readonly workspace: Pick<Workspace, 'name' | 'timeZone'>
  readonly sealedSecret: string
  readonly failures: number
}

export type InvitationRepository = {
  add(invitation: Invitation, digest: string): Promise<void>
  list(workspaceId: string): Promise<readonly Invitation[]>
  revoke(id: string, atMs: number): Promise<void>
  /** Gives it another secret: links of before lead nowhere. */
  renew(id: string, digest: string, expiresAtMs: number): Promise<void>
  /** Its mail waits; the secret is kept, sealed, until it is sent or given up. */
  queueMail(id: string, mail: { readonly sealedSecret: string; readonly dueAtMs: number }): Promise<void>
  noteMail(id: string, atMs: number): Promise<void>
  /** Without another moment it is given up; without a reason it is no longer wanted. */
  noteMailFailure(id: string, failure: MailFailure): Promise<void>
  /** Mails of the person's invitations that wait, those due first. */
  listWaitingMails(): Promise<readonly WaitingMail[]>
  /** How many mails the person's invitations made since then. */
  countMails(sinceMs: number): Promise<number>
  /** By the digest of its secret, whosever it is, with the name of the workspace. */
  find(digest: string): Promise<(Invitation & { readonly workspaceName: string }) | null>
  /** Makes the person a member as the invitation of this digest says. */
  join(digest: string, invitation: Invitation, memberId: string, atMs: number): Promise<void>
  markUsed(digest: string, atMs: number): Promise<void>
}

/** Where a goal stands: who keeps it, in which workspace, and which team owns it. */
export type GoalPlace = {
  readonly objectiveId: string
  readonly title: string
  readonly parentId: string | null
  readonly colorId: string
  readonly keeperId: string
  readonly workspaceId: string | null
  readonly ownerTeamId: string | null
}

export type CyclePlace = { readonly keeperId: string; readonly workspaceId: string }

/** Minutes of everybody, and those of who asks. */
export type WeekEffort = { readonly doneMinutes: number; readonly ownMinutes: number }

export type ColleaguesEffort = {
  readonly doneMinutes: number
  readonly unconfirmedMinutes: number
  readonly plannedMinutes: number
  readonly sessions: number
  /** What their effort plans ask for over the whole cycle, beside a target in hours. */
  readonly targetMinutes: number
}

/**
 * Goals that somebody keeps, for a colleague who changes them: what is saved stays the keeper's. The database refuses
 * what the role of the person does not allow.
 */
export type KeptGoals = {
  readonly objectives: ObjectiveRepository
  readonly keyResults: KeyResultRepository
  readonly checkIns: CheckInRepository
  readonly goalChanges: GoalChangeRepository
}

/** Goals of colleagues, as far as the person may see them. */
export type SharedGoalRepository = {
  /** With the person's own effort plans, and the cycles of their own copies. */
  list(workspaceId: string): Promise<SharedGoals>
  /** Of whatever workspace, those that the person works for (effort plan, task, habit) or answers for. */
  listServed(): Promise<SharedGoals>
  /** One objective with all that belongs to it; empty when it is not shown to them. */
  find(objectiveId: string): Promise<SharedGoals>
  /** With the person's own effort plan; null when it is not shown to them. */
  findKeyResult(id: string): Promise<KeyResult | null>
  /** Of goals that the person can see, their own included. */
  places(): Promise<readonly GoalPlace[]>
  /** Also where goals between the two are hidden from the person, who sees both. */
  isBelow(objectiveId: string, above: string): Promise<boolean>
  /** Until the end of the transaction nobody else changes this objective, or what belongs to it, by this door. */
  lock(objectiveId: string): Promise<void>
  keptBy(keeperId: string): KeptGoals
  /** Whose plans depend on it: who keeps it, set hours aside for it, or answers for a key result of it. */
  peopleOn(objectiveId: string): Promise<readonly string[]>
  place(objectiveId: string, ownerTeamId: string | null): Promise<void>
  setOwner(keyResultId: string, ownerId: string | null): Promise<void>
  /** Key results of a workspace that somebody answered for are their keepers' again. */
  releaseOwner(workspaceId: string, ownerId: string): Promise<void>
  /** Of key results that the person can see, those that have an owner beside who keeps the objective. */
  owners(): Promise<ReadonlyMap<string, string>>
  effortOfColleagues(goalIds: readonly string[]): Promise<ReadonlyMap<string, ColleaguesEffort>>
  /** From a local date on, and before it; key results without such plans are left out. */
  plansOfColleagues(
    keyResultIds: readonly string[],
    fromDate: string,
  ): Promise<ReadonlyMap<string, ColleaguesPlans>>
  /** Minutes by the first date of the week, in the zone; weeks without any are left out. */
  effortByWeek(keyResultId: string, zone: string, weekStart: number): Promise<ReadonlyMap<string, WeekEffort>>
  /** Of cycles that the person can see, those that a workspace shares: in which one, and who made it. */
  sharedCycles(): Promise<ReadonlyMap<string, CyclePlace>>
  /** For admins of its workspace; it stays its maker's. */
  changeCycle(cycle: Cycle): Promise<void>
  removeCycle(id: string): Promise<void>
  /** Shares a cycle of the person with all of the workspace. */
  shareCycle(cycleId: string, workspaceId: string): Promise<void>
}

export type SharedGoals = {
  readonly objectives: readonly Objective[]
  readonly keyResults: readonly KeyResult[]
  readonly cycles: readonly Cycle[]
  readonly checkIns: readonly CheckIn[]
}

export type ReportQuery = {
  readonly workspaceId: string
  /** Mondays; weeks from the first until before the second. */
  readonly fromWeek: string
  readonly toWeek: string
  readonly by: 'objective' | 'member' | 'team'
  readonly objectiveId: string | null
  readonly userId: string | null
  readonly teamId: string | null
}

type TimeSum = {
  /** The objective, person or team. Who is in several teams counts in each. */
  readonly key: string
  /** Monday of the week, in the workspace's zone. */
  readonly week: string
  readonly doneMinutes: number
  readonly unconfirmedMinutes: number
  readonly plannedMinutes: number
}

export type PlanSum = {
  readonly objectiveId: string
  readonly userId: string
  readonly minutesPerWeek: number
  readonly fromDate: string
  readonly toDate: string
}

type OtherTimeSum = {
  readonly week: string
  readonly teamId: string | null
  readonly people: number
  readonly doneMinutes: number
}

export type TimeSums = {
  /** For objectives that the workspace shares. */
  readonly shared: readonly TimeSum[]
  /** Outside them: groups of three and more, weeks that are closed; nothing when a person or an objective is chosen. */
  readonly other: readonly OtherTimeSum[]
}

type TeamRoomSums = {
  /** Null for those without a team. */
  readonly teamId: string | null
  /** People in the sums, and others whose room is noted. */
  readonly people: number
  readonly waiting: number
  readonly weeks: readonly {
    readonly week: string
    readonly needMinutes: number
    readonly freeMinutes: number
  }[]
}

/** Sums over colleagues, and nothing but sums. */
export type ReportRepository = {
  /** What goals need and what is free for them, of groups of three and more (migrations/0031). */
  room(workspaceId: string, weeks: QuarterWeeks, nowMs: number): Promise<readonly TeamRoomSums[]>
  time(query: ReportQuery, nowMs: number): Promise<TimeSums>
  plans(workspaceId: string): Promise<readonly PlanSum[]>
}
