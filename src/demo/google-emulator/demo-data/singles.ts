import { withPeople } from './week.ts'
import type { DemoEvent, DemoWeek } from './week.ts'

/** What is special about the current week: about eleven busy hours. */
function thisWeek({ at, allDay, person }: DemoWeek): DemoEvent[] {
  return [
    at(0, '16:00', 60, 'Onboarding: new colleagues', withPeople(person, ['clara'])),
    at(1, '10:30', 60, 'Interview: backend engineer', {
      ...withPeople(person, ['jonas']),
      colorId: '3',
    }),
    at(1, '16:00', 30, 'Interview debrief', withPeople(person, ['jonas', 'omar'])),
    at(2, '10:00', 90, 'Budget review with Finance', withPeople(person, ['clara'])),
    at(2, '13:00', 180, 'Roadmap workshop', {
      ...withPeople(person, ['priya', 'mei', 'omar']),
      location: 'Room Aurora',
    }),
    at(2, '16:30', 45, 'Vendor demo: Brightline', {
      ...withPeople(person, ['omar'], 'tentative'),
      status: 'tentative',
    }),
    at(3, '12:30', 60, 'Lunch with Sam', { location: 'Café Linden' }),
    at(3, '14:00', 60, 'Customer call: Northwind', { ...withPeople(person, ['clara']), colorId: '6' }),
    at(3, '16:00', 60, 'Sales all-hands', withPeople(person, ['sam', 'clara'], 'declined')),
    at(4, '10:00', 90, 'Quarterly planning: prepare', withPeople(person, ['priya'])),
    allDay(4, 1, 'Company holiday prep', { transparency: 'transparent' }),
    allDay(4, 1, 'Working from home', {
      eventType: 'workingLocation',
      transparency: 'transparent',
      visibility: 'public',
      workingLocationProperties: { type: 'homeOffice', homeOffice: {} },
    }),
  ]
}

function nextWeek({ at, person }: DemoWeek): DemoEvent[] {
  return [
    at(7, '11:15', 60, 'Offsite: prepare agenda', withPeople(person, ['mei'])),
    at(8, '10:00', 60, 'Performance reviews', withPeople(person, ['clara'])),
    at(9, '10:00', 60, 'Interview panel: designer', withPeople(person, ['mei', 'jonas'])),
    at(10, '13:00', 120, 'Customer visit: Northwind', { location: 'Harbour Street 12', colorId: '6' }),
    at(10, '16:00', 60, 'Board deck: last look', withPeople(person, ['priya'], 'needsAction')),
    at(11, '10:00', 150, 'Quarterly planning', withPeople(person, ['priya', 'jonas', 'mei', 'omar'])),
    at(11, '14:00', 240, 'Out of office: dentist and errands', {
      eventType: 'outOfOffice',
      outOfOfficeProperties: {
        autoDeclineMode: 'declineOnlyNewConflictingInvitations',
        declineMessage: 'Back on Monday.',
      },
    }),
  ]
}

/** The one-off events of a fortnight. */
export function singleEvents(week: DemoWeek): DemoEvent[] {
  return [...thisWeek(week), ...nextWeek(week)]
}
