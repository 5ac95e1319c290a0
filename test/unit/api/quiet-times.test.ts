import { describe, expect, it } from 'vitest'
import { quietTimes } from '../../../src/api/quiet-times.ts'
import type { Change } from '../../../src/app/ports/change-feed.ts'

type Listener = (change: Change) => void

function aFeed() {
  let nowMs = 1_000
  const listeners: Listener[] = []
  const feed = {
    subscribe: (listener: Listener) => {
      listeners.push(listener)
      return () => void listeners.pop()
    },
  }
  const quietOf = quietTimes(feed, () => nowMs)
  const later = (ms: number): void => {
    nowMs += ms
  }
  const tell = (userId: string): void => {
    for (const listener of listeners) listener({ userId, topic: 'week' })
  }
  return { quietOf, later, tell }
}

describe('quietTimes()', () => {
  it('is as long as it listens where nothing was told', () => {
    const { quietOf, later } = aFeed()
    later(300)
    expect(quietOf('ada')).toBe(300)
  })

  it('begins anew with a change of the person, and of nobody else', () => {
    const { quietOf, later, tell } = aFeed()
    later(300)
    tell('ada')
    later(20)
    expect([quietOf('ada'), quietOf('bob')]).toEqual([20, 320])
  })

  it('begins anew for all with a change that concerns everybody', () => {
    const { quietOf, later, tell } = aFeed()
    tell('ada')
    later(300)
    tell('')
    later(20)
    expect([quietOf('ada'), quietOf('bob')]).toEqual([20, 20])
  })

  it('says too little rather than too much when it has to forget', () => {
    const { quietOf, later, tell } = aFeed()
    later(300)
    for (let count = 0; count <= 10_000; count += 1) tell(`person ${count}`)
    later(20)
    expect([quietOf('person 0'), quietOf('bob')]).toEqual([20, 20])
  })
})
