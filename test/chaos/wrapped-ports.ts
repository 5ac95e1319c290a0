import type { CalendarGateways } from '#app/ports/calendar-gateway.ts'
import type { JobQueue } from '#app/ports/job-queue.ts'
import type { Repositories, UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { Decorate } from '../../src/container.ts'
import type { Fuse } from './fuse.ts'
import type { KillPoint } from './kill-points.ts'

type Step = 'claim' | 'token' | 'pull' | 'plan' | 'intent' | 'record' | 'ack'

/** Ports with places to die at. What a transaction is for is told by what it writes. */
export const mortalPorts = (fuse: Fuse): Decorate => ({
  unitOfWork: (inner) => mortalWork(inner, fuse),
  gateways: (inner) => mortalGateways(inner, fuse),
  jobQueue: (inner) => mortalQueue(inner, fuse),
})

function mortalWork(inner: UnitOfWork, fuse: Fuse): UnitOfWork {
  return {
    forFleet: (work) => inner.forFleet(work),
    forUser: async (userId, work) => {
      const steps = new Set<Step>()
      const result = await inner.forUser(userId, async (mine) => {
        const answer = await work(watched(mine, steps))
        for (const step of steps) fuse.pass(`${step}:before-commit`)
        return answer
      })
      for (const step of steps) fuse.pass(`${step}:after-commit`)
      return result
    },
  }
}

function watched(mine: Repositories, steps: Set<Step>): Repositories {
  const { publishedEvents, connections, planVersions, calendars, wakes } = mine
  const noting =
    <A extends readonly unknown[], R>(act: (...given: A) => R, stepOf: (...given: A) => Step | null) =>
    (...given: A): R => {
      const step = stepOf(...given)
      if (step !== null) steps.add(step)
      return act(...given)
    }
  return {
    ...mine,
    publishedEvents: {
      ...publishedEvents,
      save: noting(publishedEvents.save, ({ state }) => (state === 'intended' ? 'intent' : 'record')),
    },
    connections: { ...connections, save: noting(connections.save, () => 'token') },
    planVersions: { ...planVersions, add: noting(planVersions.add, () => 'plan') },
    calendars: {
      ...calendars,
      save: noting(calendars.save, ({ syncToken }) => (syncToken === null ? null : 'pull')),
    },
    wakes: {
      ...wakes,
      begin: noting(wakes.begin, () => 'claim'),
      finish: noting(wakes.finish, () => 'ack'),
    },
  }
}

const mortalGateways = (inner: CalendarGateways, fuse: Fuse): CalendarGateways => ({
  ...inner,
  forConnection: (userId, connectionId, signal) => {
    const gateway = inner.forConnection(userId, connectionId, signal)
    const around =
      <A extends readonly unknown[], R>(
        name: 'list' | 'insert' | 'patch' | 'delete',
        ask: (...given: A) => Promise<R>,
      ) =>
      async (...given: A): Promise<R> => {
        fuse.pass(`${name}:before-request`)
        const answer = await ask(...given)
        fuse.pass(`${name}:after-request`)
        return answer
      }
    return {
      ...gateway,
      listEvents: around('list', gateway.listEvents),
      insertEvent: around('insert', gateway.insertEvent),
      patchEvent: around('patch', gateway.patchEvent),
      deleteEvent: around('delete', gateway.deleteEvent),
    }
  },
})

const mortalQueue = (inner: JobQueue, fuse: Fuse): JobQueue => ({
  ...inner,
  enqueue: async (name, payload, options) => {
    fuse.pass('enqueue:before')
    await inner.enqueue(name, payload, options)
    fuse.pass('enqueue:after')
  },
})

export type { KillPoint }
