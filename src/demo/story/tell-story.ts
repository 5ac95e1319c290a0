import { createLinkCalendar } from '#app/edit/account/link-calendar.ts'
import { createSignIn } from '#app/edit/account/sign-in.ts'
import type { Grant } from '#app/ports/identity-provider.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { teamUseCases } from '#app/use-cases-of-teams.ts'
import { defaultSettings } from '#core/people/settings.ts'
import type { Part } from './script.ts'
import { team, teams, workspaceName } from './team.ts'
import { tellGoals } from './tell-goals.ts'
import { tellWeeks } from './tell-weeks.ts'
import { createTeller, type StoryPorts, type StoryWorld, storyClock } from './teller.ts'

/** The first plan waits until the calendars have been read, so that it need not be made twice. */
const CALENDARS_FIRST_MS = 20_000

type Member = { readonly part: Part; readonly userId: string }

/**
 * A team of four in the middle of a quarter, told by the use cases at a clock that goes from its first Monday to now.
 * What was told before an interruption is not told again.
 */
export async function tellStory(world: StoryWorld): Promise<void> {
  const clock = startClock(world)
  const ports = world.open(clock)
  const [founder, ...others] = team
  const first = await found(world, ports, founder)
  const members = [first]
  for (const part of others) members.push(await join(world, ports, part, first.userId))
  await makeTeams(ports, members)
  const idOf = new Map<string, string>()
  const cycleId = await shareQuarter(world, ports, first.userId)
  await tellPart(world, first, cycleId, idOf)
  await Promise.all(members.slice(1).map((member) => tellPart(world, member, cycleId, idOf)))
}

/** Nobody in the story is sent a mail. */
const teamsOf = (ports: StoryPorts) =>
  teamUseCases({
    ...ports,
    messengers: { mailer: null },
    links: { seal: (plain) => plain, open: (sealed) => sealed },
    publicUrl: 'http://localhost',
    onFault: () => {},
  })

const startClock = ({ calendar }: StoryWorld) => storyClock(calendar.at(0, 1, '07:00'), calendar.nowMs)

async function found(world: StoryWorld, ports: StoryPorts, part: Part): Promise<Member> {
  const grant = await world.grant(part.email)
  const userId = await makeKnown(world, ports, grant)
  await createSignIn(ports)(grant)
  await createLinkCalendar(ports)(userId, grant)
  await teamsOf(ports).changeWorkspace(userId, { name: workspaceName })
  return { part, userId }
}

/** Invited, and in the team before the first sign-in: there is no workspace of their own beside it. */
async function join(world: StoryWorld, ports: StoryPorts, part: Part, founderId: string): Promise<Member> {
  const grant = await world.grant(part.email)
  const userId = await makeKnown(world, ports, grant)
  const { invite, acceptInvitation } = teamsOf(ports)
  const role = part.role === 'admin' ? 'admin' : 'member'
  const { url } = await invite(founderId, { email: part.email, role })
  await acceptInvitation(userId, url.split('/').at(-1) ?? '')
  await createSignIn(ports)(grant)
  await createLinkCalendar(ports)(userId, grant)
  return { part, userId }
}

async function makeKnown(
  { calendar }: StoryWorld,
  { unitOfWork, ids, clock }: StoryPorts,
  grant: Grant,
): Promise<string> {
  return unitOfWork.forFleet(async (fleet) => {
    const known = await fleet.findPersonByGoogleSubject(grant.subject)
    if (known !== null) return known.id
    const { email, name } = grant
    const person = { id: ids.next(), email, name, timeZone: calendar.zone }
    await fleet.addPerson(
      { ...person, settings: defaultSettings, daysOff: [], trips: [] },
      grant.subject,
      clock.now(),
    )
    return person.id
  })
}

async function makeTeams(ports: StoryPorts, members: readonly Member[]): Promise<void> {
  const founderId = members[0]?.userId ?? ''
  const { createTeam, addToTeam, readWorkspace } = teamsOf(ports)
  const before = await readWorkspace(founderId)
  for (const name of teams)
    if (before.teams.every((one) => one.name !== name)) await createTeam(founderId, { name })
  // In this order: a person's first team is the one in whose capacity they count.
  const made = (await readWorkspace(founderId)).teams.toSorted((a, b) => placeOf(a.name) - placeOf(b.name))
  for (const { id, name, memberIds } of made)
    for (const { part, userId } of members)
      if (part.teams.includes(name) && !memberIds.includes(userId)) await addToTeam(founderId, id, userId)
}

const placeOf = (name: string): number => teams.findIndex((one) => one === name)

/** One quarter for all of them. */
const shareQuarter = (
  { calendar }: StoryWorld,
  { unitOfWork, ids }: StoryPorts,
  founderId: string,
): Promise<string> =>
  unitOfWork.forUser(founderId, async (mine) => {
    const startsOn = calendar.dateOf(0, 1)
    const known = (await mine.cycles.list()).find((cycle) => cycle.kind === 'quarter')
    if (known !== undefined) return known.id
    const id = ids.next()
    const title = 'This quarter'
    await mine.cycles.save({ id, title, kind: 'quarter', startsOn, endsOn: calendar.lastDate })
    await mine.sharedGoals.shareCycle(id, await workspaceId(mine))
    return id
  })

const workspaceId = async ({ workspaces }: Repositories): Promise<string> =>
  (await workspaces.list()).find(({ isCurrent }) => isCurrent)?.id ?? ''

async function tellPart(
  world: StoryWorld,
  { part, userId }: Member,
  cycleId: string,
  idOf: Map<string, string>,
): Promise<void> {
  const clock = startClock(world)
  const ports = world.open(clock)
  await ports.unitOfWork.forUser(userId, async (mine) => {
    await recall(mine, idOf)
    if ((await mine.objectives.list()).length > 0) return
    const teller = createTeller({ userId, mine, ports, clock, calendar: world.calendar, idOf })
    await tellGoals(teller, part, cycleId)
    await tellWeeks(teller, part)
    clock.goTo(world.calendar.nowMs)
    await mine.wakes.requestAt('unfold', world.calendar.nowMs + CALENDARS_FIRST_MS)
  })
}

/** What others have told of already, by its title. */
async function recall(mine: Repositories, idOf: Map<string, string>): Promise<void> {
  const workspace = await workspaceId(mine)
  const shared = await mine.sharedGoals.list(workspace)
  const own = [...(await mine.keyResults.list()), ...shared.keyResults]
  for (const { title, id } of own) idOf.set(title, id)
  for (const { name, id } of await mine.teams.list(workspace)) idOf.set(name, id)
}
