import type { Part } from './script.ts'

/** Leads the product, and looks after its numbers: one goal ahead, one on track, one behind; a KPI that went red. */
export const alex: Part = {
  email: 'alex@example.com',
  name: 'Alex Demo',
  role: 'owner',
  teams: ['Product', 'Customers'],
  meetings: [
    { days: [1, 2, 3, 4, 5], from: '09:30', to: '10:00' },
    { days: [1, 3], from: '10:00', to: '12:00' },
    { days: [2, 4], from: '13:00', to: '17:00' },
  ],
  kpis: [
    {
      body: {
        title: 'Paying teams',
        unit: 'teams',
        direction: 'higher',
        green: { from: 18 },
        amber: { from: 12 },
      },
      readings: [18, 20, 22, 24, 25, 27, 29],
    },
    {
      body: {
        title: 'Support answered within a day',
        unit: '%',
        direction: 'higher',
        green: { from: 90 },
        amber: { from: 80 },
      },
      readings: [94, 93, 95, 92, 88, 83, 78],
      notes: { 4: 'Two of us on holiday.', 6: 'Most of the late ones ask about invoices.' },
    },
    {
      body: {
        title: 'Unplanned work',
        unit: '%',
        direction: 'range',
        green: { from: 10, to: 25 },
        amber: { from: 5, to: 35 },
      },
      readings: [22, 18, 20, 24, 19, 21, 17],
    },
  ],
  objectives: [
    {
      body: {
        title: 'Be the calendar that teams pay for',
        why: 'Forty paying teams carry us through next year without new money.',
        kind: 'aspirational',
      },
      keyResults: [
        {
          kind: 'metric',
          title: 'Teams that pay',
          unit: 'teams',
          baseline: 18,
          target: 40,
          follows: 'Paying teams',
        },
        {
          kind: 'metric',
          title: 'Teams that plan two weeks in a row',
          unit: '%',
          baseline: 30,
          target: 55,
          values: [31, 33, 36, 38, 40, 42, 44],
          confidence: [6, 6, 7, 7, 7, 6, 7],
          notes: { 3: 'The reminder on Sunday evening works.' },
        },
        {
          kind: 'effort',
          title: 'Talks with teams that left',
          measure: 'sessions',
          target: 13,
          hoursPerWeek: 1,
          work: ['60', '60', '60', '0/60', '60 60', '60', '60'],
        },
      ],
    },
    {
      body: {
        title: 'New customers get going on their own',
        why: 'Every start by hand costs us three hours, and them a week.',
        kind: 'committed',
      },
      below: 'Be the calendar that teams pay for',
      team: 'Product',
      keyResults: [
        {
          kind: 'metric',
          title: 'Set up within a day',
          unit: '%',
          baseline: 20,
          target: 60,
          values: [22, 27, 33, 38, 43, 46, 49],
          confidence: [6, 7, 7, 8, 8, 8, 9],
          notes: { 2: 'Linking the calendar was the hurdle; the new page took it away.' },
        },
        {
          kind: 'milestone',
          title: 'Guide for the first week',
          milestones: [
            ['Ten customers interviewed', 1, 0],
            ['Text agreed', 2, 2],
            ['Film cut', 1, 3],
            ['Live for everybody', 2, 4],
          ],
          confidence: [7, 7, 8, 9, 10, 10, 10],
        },
        {
          kind: 'effort',
          title: 'Hours for the first week of customers',
          measure: 'minutes',
          target: 24 * 60,
          hoursPerWeek: 2,
          work: ['90 60', '90 60', '75/90 60', '90 60', '90 60', '120', '90 60'],
        },
      ],
    },
    {
      body: {
        title: 'The board trusts our numbers',
        why: 'Last quarter two of our figures did not agree, and that was all we talked about.',
        kind: 'committed',
      },
      below: 'Be the calendar that teams pay for',
      keyResults: [
        {
          kind: 'milestone',
          title: 'One source for every figure',
          milestones: [
            ['List of all figures and who owns them', 1, 1],
            ['Revenue from one source', 2, null],
            ['Report without handwork', 2, null],
            ['Signed off by the board', 1, null],
          ],
          confidence: [7, 6, 5, 4, 4, 3, 3],
          notes: { 4: 'Every week something from support comes in between.' },
        },
        {
          kind: 'effort',
          title: 'Hours on the figures',
          measure: 'minutes',
          target: 32 * 60,
          hoursPerWeek: 2.5,
          work: ['90', '60/90 0/60', '0/90 60', '0/90 0/60', '60/90', '0/90 30/60', '60'],
        },
      ],
    },
  ],
  habits: [
    {
      body: {
        title: 'Run',
        timesPerWeek: 3,
        minMinutes: 30,
        maxMinutes: 45,
        idealStart: '07:00',
        windowFrom: '07:00',
        windowTo: '20:30',
        minDaysBetween: 2,
      },
      hours: 'personal',
      done: ['135', '14', '136', '246', '135', '136', '135'],
    },
    {
      body: {
        title: 'Weekly review',
        timesPerWeek: 1,
        days: [5],
        cadence: 'exactly',
        maxMinutes: 30,
        idealStart: '16:00',
        windowFrom: '15:00',
        windowTo: '17:00',
        priority: 2,
      },
      hours: 'work',
      done: ['5', '5', '5', '5', '5', '5', '5'],
    },
    {
      body: {
        title: 'Answer support for half an hour',
        timesPerWeek: 2,
        days: [1, 2, 3, 4, 5],
        maxMinutes: 30,
        idealStart: '12:30',
        windowFrom: '11:00',
        windowTo: '16:00',
      },
      objective: 'Be the calendar that teams pay for',
      hours: 'work',
      done: ['24', '24', '2', '24', '24', '24', '2'],
    },
  ],
  tasks: [
    {
      body: { title: 'Ask ten customers about prices', minutes: 150, priority: 2 },
      serves: 'Teams that pay',
      doneIn: 4,
      work: '90 60',
    },
    {
      body: { title: 'Draft the pricing page', minutes: 120, priority: 2 },
      serves: 'Teams that pay',
      after: 'Ask ten customers about prices',
      dueIn: 3,
    },
    {
      body: { title: 'Go through the pricing page with Jonas', minutes: 45, priority: 2 },
      serves: 'Teams that pay',
      after: 'Draft the pricing page',
      dueIn: 5,
    },
    {
      body: { title: 'Put the pricing page live', minutes: 60, priority: 2 },
      serves: 'Teams that pay',
      after: 'Go through the pricing page with Jonas',
      dueIn: 8,
    },
    {
      body: {
        title: 'Board deck: the numbers',
        minutes: 180,
        priority: 1,
        notes: 'Ten slides, no more. The revenue slide first.',
      },
      serves: 'Hours on the figures',
      dueIn: 6,
    },
    { body: { title: 'Answer Brightline’s security questions', minutes: 90, priority: 2 }, dueIn: 4 },
    { body: { title: 'Travel expenses', minutes: 30, priority: 4 } },
  ],
}
