import type { CalendarGateways } from '#app/ports/calendar-gateway.ts'
import type { JobQueue } from '#app/ports/job-queue.ts'
import type { Repositories, UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { Decorate } from '../../src/container.ts'
import type { Fuse } from './fuse.ts'
import type { KillPoint } from './kill-points.ts'

type Step = 'claim' | 'token' | 'pull' | 'plan' | 'intent' | 'record' | 'ack'

/** Hears which step begins, and which one ends, by person, family and subject. */
type Tell = (what: 'begins' | 'ends', key: string) => void

/** Ports with places to die at. What a transaction is for is told by what it writes. */
export const mortalPorts = (fuse: Fuse, tell: Tell): Decorate => ({
  unitOfWork: (inner) => mortalWork(inner, fuse, tell),
  gateways: (inner) => mortalGateways(inner, fuse),
  jobQueue: (inner) => mortalQueue(inner, fuse),
})

function mortalWork(inner: UnitOfWork, fuse: Fuse, tell: Tell): UnitOfWork {
  return {
    forFleet: (work) => inner.forFleet(work),
    forUser: async (userId, work, onCommit) => {
      const steps = new Set<Step>()
      const result = await inner.forUser(
        userId,
        async (mine) => {
          const answer = await work({
            ...watched(mine, steps),
            wakes: toldWakes(mine.wakes, userId, steps, tell),
          })
          for (const step of steps) fuse.pass(`${step}:before-commit`)
          return answer
        },
        onCommit,
      )
      for (const step of steps) fuse.pass(`${step}:after-commit`)
      return result
    },
  }
}

function watched(mine: Repositories, steps: Set<Step>): Repositories {
  const { publishedEvents, connections, planVersions, calendars } = mine
  const noting =
    <A extends readonly unknown[], R>(
      act: (...given: A) => R,
      stepOf: (...given: NoInfer<A>) => Step | null,
    ) =>
    (...given: A): R => {
      const step = stepOf(...given)
      if (step !== null) steps.add(step)
      return act(...given)
    }
  return {
    ...mine,
    publishedEvents: {
      ...publishedEvents,
      save: noting(publishedEvents.save.bind(publishedEvents), ({ state }) =>
        state === 'intended' ? 'intent' : 'record',
      ),
    },
    connections: { ...connections, save: noting(connections.save.bind(connections), () => 'token') },
    planVersions: { ...planVersions, add: noting(planVersions.add.bind(planVersions), () => 'plan') },
    calendars: {
      ...calendars,
      save: noting(calendars.save.bind(calendars), ({ syncToken }) => (syncToken === null ? null : 'pull')),
    },
  }
}

function toldWakes(
  wakes: Repositories['wakes'],
  userId: string,
  steps: Set<Step>,
  tell: Tell,
): Repositories['wakes'] {
  return {
    ...wakes,
    begin: async (family, subject, nowMs) => {
      const wake = await wakes.begin(family, subject, nowMs)
      steps.add('claim')
      if (wake.requested > wake.done) tell('begins', `${userId}${family}${subject}`)
      return wake
    },
    finish: async (family, subject, requested) => {
      await wakes.finish(family, subject, requested)
      steps.add('ack')
      tell('ends', `${userId}${family}${subject}`)
    },
    fail: async (family, subject, error) => {
      await wakes.fail(family, subject, error)
      tell('ends', `${userId}${family}${subject}`)
    },
  }
}

const mortalGateways = (inner: CalendarGateways, fuse: Fuse): CalendarGateways => ({
  ...inner,
  forConnection: (userId, connectionId, signal) => {
    const gateway = inner.forConnection(userId, connectionId, signal)
    return {
      ...gateway,
      listEvents: around(fuse, 'list', gateway.listEvents.bind(gateway)),
      insertEvent: around(fuse, 'insert', gateway.insertEvent.bind(gateway)),
      patchEvent: around(fuse, 'patch', gateway.patchEvent.bind(gateway)),
      deleteEvent: around(fuse, 'delete', gateway.deleteEvent.bind(gateway)),
    }
  },
})

const around =
  <A extends readonly unknown[], R>(
    fuse: Fuse,
    name: 'list' | 'insert' | 'patch' | 'delete',
    ask: (...given: A) => Promise<R>,
  ) =>
  async (...given: A): Promise<R> => {
    fuse.pass(`${name}:before-request`)
    const answer = await ask(...given)
    fuse.pass(`${name}:after-request`)
    return answer
  }

const mortalQueue = (inner: JobQueue, fuse: Fuse): JobQueue => ({
  ...inner,
  enqueue: async (name, payload, options) => {
    fuse.pass('enqueue:before')
    await inner.enqueue(name, payload, options)
    fuse.pass('enqueue:after')
  },
})

export type { KillPoint }
