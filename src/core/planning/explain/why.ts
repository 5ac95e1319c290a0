import { type Block, type Facts, type ItemFact, lengthOf, type TaskFact } from '../check/facts.ts'
import { clockText, minuteEnd, MINUTE_MS, parseInstant } from '../check/instant.ts'
import type { Placed } from '../check/placed.ts'
import { closedBy } from '../check/window.ts'
import { minutesWords, spanLengthWords, timeWords } from '../check/words.ts'
import type { Why } from '../plan.ts'
import type { PreviousBlock } from '../problem.ts'
import { called, endWords } from './called.ts'
import { closedWords } from './closed-words.ts'

/** Says of each block what binds it: before its start, after its end, and which costs hold it there. */
export function whyOf(placed: Placed): (block: Block) => Why[] {
  const { facts } = placed
  const starts = new Map<number, Block>(placed.blocks.map((block) => [block.startMs, block]))
  const ends = new Map<number, Block>(placed.blocks.map((block) => [block.endMs, block]))
  const busyEnds = new Map(facts.busy.map((busy) => [busy.endMs, busy.id]))
  const busyStarts = new Map(facts.busy.map((busy) => [busy.startMs, busy.id]))
  return (block) => {
    const item = facts.items.get(block.item)
    if (item === undefined) return []
    if (block.pinned) return [pinnedWhy(facts, block)]
    const why = [
      ...beforeStart(facts, item, block, busyEnds.get(block.startMs), ends.get(block.startMs)),
      ...afterEnd(facts, item, block, busyStarts.get(block.endMs), starts.get(block.endMs)),
      ...(item.kind === 'task' ? predecessors(placed, item) : []),
      ...held(facts, item, block),
    ]
    return why.length > 0 || item.kind === 'habit' ? why : [dayWhy(facts, item, block)]
  }
}

/** What is left to say of a block that nothing binds: on which of its days it lies. */
function dayWhy({ wall }: Facts, task: TaskFact, block: Block): Why {
  const days = wall.day(block.startMs) - wall.day(task.releaseMs)
  const sentence =
    days <= 0
      ? 'Lies on the first day on which it may.'
      : `Lies ${days === 1 ? 'one day' : `${days} days`} after it could start: nothing hurries it, and no cheaper place was found.`
  return { constraint: 'delay', sentence }
}

function pinnedWhy(facts: Facts, block: Block): Why {
  const isFrozen = !facts.problem.previous?.some((was) => was.pinned === true && isAt(was, block))
  const name = called(facts, block.item)
  const sentence = isFrozen
    ? `${name} starts too soon to move: it is frozen.`
    : `${name} is pinned here and never moves.`
  return { constraint: 'pinned', sentence }
}

function isAt(was: PreviousBlock, block: Block): boolean {
  return (
    was.item === block.item &&
    parseInstant(was.start) === block.startMs &&
    parseInstant(was.end) === block.endMs
  )
}

function holderWords(facts: Facts, block: Block, other: Block): string {
  return other.item === block.item ? 'another block of it' : called(facts, other.item)
}

function beforeStart(
  facts: Facts,
  item: ItemFact,
  block: Block,
  busy: string | undefined,
  other: Block | undefined,
): Why[] {
  const at = timeWords(facts.wall, block.startMs)
  if (busy !== undefined) {
    return [
      {
        constraint: 'busy',
        subject: busy,
        sentence: `Cannot start before ${at}: until then "${busy}" takes the time.`,
      },
    ]
  }
  if (other !== undefined) {
    const sentence = `Cannot start before ${at}: until then ${holderWords(facts, block, other)} takes the time.`
    return [{ constraint: 'overlap', subject: other.item, sentence }]
  }
  const closed = closedBy(facts, item, block.startMs - MINUTE_MS)
  if (closed === undefined) return []
  return [
    {
      constraint: 'outside-window',
      subject: closed,
      sentence: `Cannot start before ${at}: ${closedWords(facts, item, closed, 'start')}.`,
    },
  ]
}

function afterEnd(
  facts: Facts,
  item: ItemFact,
  block: Block,
  busy: string | undefined,
  other: Block | undefined,
): Why[] {
  const at = timeWords(facts.wall, block.endMs)
  if (busy !== undefined) {
    return [
      { constraint: 'busy', subject: busy, sentence: `Must end by ${at}: then "${busy}" takes the time.` },
    ]
  }
  if (other !== undefined) {
    const sentence = `Must end by ${at}: then ${holderWords(facts, block, other)} takes the time.`
    return [{ constraint: 'overlap', subject: other.item, sentence }]
  }
  const closed = closedBy(facts, item, block.endMs)
  if (closed === undefined) return []
  return [
    {
      constraint: 'outside-window',
      subject: closed,
      sentence: `Must end by ${at}: ${closedWords(facts, item, closed, 'end')}.`,
    },
  ]
}

function predecessors({ facts, byItem }: Placed, task: TaskFact): Why[] {
  return task.after.flatMap((id) => {
    const ends = (byItem.get(id) ?? []).map((block) => block.endMs)
    if (ends.length === 0) return []
    const sentence = `Comes after ${called(facts, id)}, which ends ${timeWords(facts.wall, Math.max(...ends))}.`
    return [{ constraint: 'too-early-after', subject: id, sentence }]
  })
}

/** The costs that pull at a block: its due, the part of the day it prefers, its ideal start, the plan in force. */
function held(facts: Facts, item: ItemFact, block: Block): Why[] {
  const own =
    item.kind === 'task'
      ? [...dueWhy(facts, item, block), ...preferredWhy(facts, item, block)]
      : idealWhy(facts, item, block)
  const was = facts.movable.find((previous) => previous.item === item.id && isSame(previous, block))
  return was === undefined
    ? own
    : [...own, { constraint: 'moved', sentence: 'Stays where the plan in force has it.' }]
}

function isSame(a: Block, b: Block): boolean {
  return a.startMs === b.startMs && a.endMs === b.endMs
}

function dueWhy(facts: Facts, task: TaskFact, block: Block): Why[] {
  if (task.dueMs === undefined) return []
  const due = endWords(facts, task.dueMs)
  const endMs = minuteEnd(task.dueMs)
  if (block.endMs > endMs)
    return [{ constraint: 'late', sentence: `Ends after its due, ${due}: no better place was found.` }]
  const minutes = Math.round((endMs - block.endMs) / MINUTE_MS)
  const when = minutes === 0 ? 'at' : `${spanLengthWords(minutes)} before`
  return [{ constraint: 'missed-due', sentence: `Ends ${when} its due, ${due}.` }]
}

function preferredWhy(facts: Facts, task: TaskFact, block: Block): Why[] {
  const { preferred } = task
  if (preferred === undefined) return []
  const from = facts.wall.minuteOfDay(block.startMs)
  const isInside = from >= preferred.from && from + lengthOf(block) <= preferred.to
  const part = `${clockText(preferred.from)}–${clockText(preferred.to)}`
  const sentence = isInside
    ? `Lies in its preferred part of the day, ${part}.`
    : `Lies outside its preferred part of the day, ${part}, in part or as a whole.`
  return [{ constraint: 'off-preferred', sentence }]
}

function idealWhy(facts: Facts, habit: Extract<ItemFact, { kind: 'habit' }>, block: Block): Why[] {
  const apart = facts.wall.minuteOfDay(block.startMs) - habit.idealStart
  const ideal = clockText(habit.idealStart)
  const sentence =
    apart === 0
      ? `Starts at its ideal time, ${ideal}.`
      : `Starts ${minutesWords(Math.abs(apart))} ${apart < 0 ? 'before' : 'after'} its ideal time, ${ideal}.`
  return [{ constraint: 'habit-off-ideal', sentence }]
}
