import type { Repositories } from '#app/ports/unit-of-work.ts'

const notHere = (): never => {
  throw new Error('Everybody is alone in a simulation.')
}
const nothing = () => Promise.resolve([])
const shared = () => Promise.resolve({ objectives: [], keyResults: [], cycles: [], checkIns: [] })

/** A world in which nobody works with anybody. */
export const noColleagues: Pick<
  Repositories,
  'workspaces' | 'teams' | 'invitations' | 'sharedGoals' | 'reports' | 'rooms'
> = {
  workspaces: {
    list: nothing,
    found: () => Promise.resolve(),
    choose: notHere,
    change: notHere,
    people: nothing,
    lock: notHere,
    setRole: notHere,
    end: notHere,
    handOver: notHere,
  },
  teams: {
    list: nothing,
    add: notHere,
    rename: notHere,
    archive: notHere,
    addMember: notHere,
    removeMember: notHere,
  },
  invitations: {
    add: notHere,
    list: nothing,
    revoke: notHere,
    renew: notHere,
    queueMail: notHere,
    noteMail: notHere,
    noteMailFailure: notHere,
    listWaitingMails: nothing,
    countMails: notHere,
    find: () => Promise.resolve(null),
    join: notHere,
    markUsed: notHere,
  },
  sharedGoals: {
    list: shared,
    listServed: shared,
    find: shared,
    findKeyResult: () => Promise.resolve(null),
    places: nothing,
    lock: () => Promise.resolve(),
    keptBy: notHere,
    peopleOn: nothing,
    place: notHere,
    setOwner: notHere,
    releaseOwner: notHere,
    owners: () => Promise.resolve(new Map()),
    effortOfColleagues: () => Promise.resolve(new Map()),
    sharedCycles: () => Promise.resolve(new Map()),
    changeCycle: notHere,
    removeCycle: notHere,
    isBelow: notHere,
    plansOfColleagues: () => Promise.resolve(new Map()),
    effortByWeek: () => Promise.resolve(new Map()),
    shareCycle: notHere,
  },
  reports: { time: () => Promise.resolve({ shared: [], other: [] }), plans: nothing, room: nothing },
  rooms: { note: () => Promise.resolve(), isNotedSince: () => Promise.resolve(true) },
}
