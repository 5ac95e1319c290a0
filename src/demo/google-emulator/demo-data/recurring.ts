import { withPeople } from './week.ts'
import type { DemoEvent, DemoWeek } from './week.ts'

// Series began four weeks ago, so that looking back shows a lived-in calendar. An even number of weeks, or the
// fortnightly ones would miss the current week.
const LONG_AGO = -28

const weekly = (days: string, every = 1): DemoEvent => ({
  recurrence: [`RRULE:FREQ=WEEKLY;${every === 1 ? '' : `INTERVAL=${every};`}BYDAY=${days}`],
})

/** The rhythm of a working week: about eight hours of meetings and focus time. */
export function recurringWork({ at, person }: DemoWeek): DemoEvent[] {
  const team = withPeople(person, ['priya', 'jonas', 'mei', 'omar'])
  return [
    at(LONG_AGO, '09:30', 15, 'Daily stand-up', { ...weekly('MO,TU,WE,TH,FR'), ...team }),
    at(LONG_AGO, '10:00', 60, 'Team meeting', {
      ...weekly('MO'),
      ...team,
      description: 'Agenda: numbers, decisions, who needs help.',
    }),
    at(LONG_AGO, '13:30', 120, 'Focus time', {
      ...weekly('MO'),
      eventType: 'focusTime',
      colorId: '2',
      focusTimeProperties: { autoDeclineMode: 'declineNone', chatStatus: 'doNotDisturb' },
    }),
    at(LONG_AGO + 1, '13:00', 60, 'Architecture review', {
      ...weekly('TU'),
      ...withPeople(person, ['jonas', 'omar']),
    }),
    at(LONG_AGO + 3, '11:00', 60, 'Product review', {
      ...weekly('TH'),
      ...withPeople(person, ['clara', 'mei']),
    }),
    at(LONG_AGO + 4, '13:30', 60, 'Retro', { ...weekly('FR', 2), ...team }),
  ]
}

/** The weekly one-to-one, kept apart because one of its instances is moved. */
export function oneToOne({ at, person }: DemoWeek): DemoEvent {
  const isPriya = person.email === 'priya@example.com'
  return at(LONG_AGO + 1, '14:15', 45, isPriya ? '1:1 with Alex' : '1:1 with Priya', {
    ...weekly('TU'),
    ...withPeople(person, ['priya']),
  })
}

/** Evenings of the family calendar. */
export function familyEvenings({ at }: DemoWeek): DemoEvent[] {
  return [
    at(LONG_AGO + 1, '17:45', 45, 'Piano lesson (Mia)', { ...weekly('TU'), location: 'Music school' }),
    at(LONG_AGO + 4, '18:30', 120, 'Family dinner', weekly('FR', 2)),
    at(9, '19:00', 90, "Parents' evening", { location: 'Hillside School' }),
  ]
}
