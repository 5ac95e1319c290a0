import { calendarCommands } from './calendar-commands.ts'
import type { Chance } from './chance.ts'
import { googleCommands } from './google-commands.ts'
import { pageCommands } from './page-commands.ts'
import { type Command, drawKind, type Play } from './scene.ts'
import { seriesCommands } from './series-commands.ts'
import { troubleCommands } from './trouble-commands.ts'

const plays: Readonly<Record<string, Play>> = {
  ...googleCommands,
  ...seriesCommands,
  ...calendarCommands,
  ...pageCommands,
  ...troubleCommands,
}

const weights = {
  'add-meeting': 5,
  'meeting-on-block': 6,
  'move-meeting': 3,
  'delete-meeting': 3,
  'add-series': 3,
  'move-instance': 2,
  'cancel-instance': 2,
  'delete-series': 1,
  'add-all-day-series': 1,
  'rename-instance': 1,
  'move-series': 2,
  'change-rule': 1,
  'make-single': 0.5,
  'split-series': 2,
  'add-all-day': 1,
  'be-away': 1,
  'free-meeting': 2,
  'answer-meeting': 1,
  'add-calendar': 1,
  'meeting-elsewhere': 2,
  'delete-calendar': 0.5,
  'delete-our-calendar': 1,
  'count-calendar': 1,
  'move-block': 8,
  'resize-block': 3,
  'retitle-block': 4,
  'tick-block': 3,
  'free-block': 2,
  'busy-block': 1,
  'describe-block': 1,
  'delete-block': 5,
  'restore-block': 2,
  'add-task': 4,
  'change-task': 3,
  'complete-task': 2,
  'drop-task': 1,
  'add-habit': 1,
  'move-on-page': 3,
  pin: 1,
  unpin: 2,
  skip: 2,
  confirm: 2,
  miss: 2,
  start: 1,
  stop: 1,
  undo: 2,
  replan: 1,
  refresh: 1,
  settings: 1,
  'other-calendar': 1,
  'network-fault': 14,
  lie: 2,
  race: 8,
  'race-elsewhere': 3,
  death: 6,
  'queue-loses': 1,
  'queue-forgets': 2,
  'push-weather': 3,
  'expire-sync-tokens': 2,
  'page-size': 2,
  'expire-access': 2,
  rotate: 1,
  revoke: 0.5,
  minutes: 6,
  hours: 3,
  days: 1,
  weeks: 0.3,
  work: 6,
  sweep: 2,
} satisfies Record<string, number>

const LIMIT = 100_000
const jobsAfter = [0, 0, 1, 2, 3, 6, 400]

/** The commands of a seed: plain data, so that leaving some out changes nothing about the others. */
export function drawCommands(chance: Chance, longest: number): readonly Command[] {
  const length = 2 + chance.below(Math.max(1, longest - 1))
  return Array.from({ length }, () => ({
    kind: drawKind(weights, chance),
    a: chance.below(LIMIT),
    b: chance.below(LIMIT),
    c: chance.below(LIMIT),
    jobs: chance.pick(jobsAfter),
  }))
}

export const play: Play = async (scene, command) => {
  const act = plays[command.kind]
  if (act === undefined) throw new Error(`There is no command "${command.kind}".`)
  await act(scene, command)
  await scene.drive.work(command.jobs)
}
