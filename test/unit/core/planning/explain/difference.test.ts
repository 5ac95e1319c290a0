import { expect, it } from 'vitest'
import { type Block, readFacts } from '#core/planning/check/facts.ts'
import { difference } from '#core/planning/explain/difference.ts'
import { aBlock, aProblem, aTask, instantOf } from '../../../../support/planning-builders.ts'

const previous = [
  { item: 't1', start: instantOf('23T09:00'), end: instantOf('23T10:00') },
  { item: 't1', start: instantOf('24T09:00'), end: instantOf('24T10:00') },
  { item: 'gone', start: instantOf('24T09:00'), end: instantOf('24T10:00') },
]
const facts = readFacts(aProblem({ tasks: [aTask({ minutes: 120 }), aTask({ id: 't2' })], previous }))

it.each<[string, Block[], object]>([
  ['nothing is left', [], { kept: 0, moved: 0, added: 0, removed: 2, minutesMoved: 120 }],
  [
    'all is kept',
    [aBlock('t1', '23T09:00', '23T10:00'), aBlock('t1', '24T09:00', '24T10:00')],
    { kept: 2, moved: 0, added: 0, removed: 0, minutesMoved: 0 },
  ],
  [
    'one moves by half',
    [aBlock('t1', '23T09:30', '23T10:30'), aBlock('t1', '24T09:00', '24T10:00')],
    { kept: 1, moved: 1, added: 0, removed: 0, minutesMoved: 30 },
  ],
  [
    'another item comes',
    [aBlock('t2', '23T09:00', '23T10:00'), aBlock('t1', '24T09:00', '24T10:00')],
    { kept: 1, moved: 0, added: 1, removed: 1, minutesMoved: 60 },
  ],
])('difference() when %s', (_, blocks, expected) => expect(difference(facts, blocks)).toEqual(expected))
