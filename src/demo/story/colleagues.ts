import type { Part } from './script.ts'

/** Leads engineering: two goals on track. */
export const priya: Part = {
  email: 'priya@example.com',
  name: 'Priya Nair',
  role: 'admin',
  teams: ['Product'],
  meetings: [
    { days: [1, 2, 3, 4, 5], from: '09:30', to: '10:00' },
    { days: [1, 3, 5], from: '13:00', to: '17:00' },
    { days: [2, 4], from: '10:00', to: '13:00' },
  ],
  kpis: [
    {
      body: {
        title: 'Alarms at night, a week',
        unit: 'alarms',
        direction: 'lower',
        green: { to: 5 },
        amber: { to: 8 },
      },
      readings: [6, 5, 5, 4, 4, 3, 3],
    },
  ],
  objectives: [
    {
      body: {
        title: 'Pages open before you notice',
        why: 'Waiting is the first thing that people write to us about.',
        kind: 'committed',
      },
      team: 'Product',
      keyResults: [
        {
          kind: 'metric',
          title: 'Slowest page for one in twenty',
          unit: 'ms',
          baseline: 900,
          target: 300,
          values: [860, 810, 760, 720, 660, 610, 580],
          confidence: [6, 6, 7, 7, 7, 8, 7],
        },
        {
          kind: 'milestone',
          title: 'What slows us down is gone',
          milestones: [
            ['Every page measured', 1, 0],
            ['Lists load in parts', 1, 3],
            ['Search has an index', 1, null],
            ['Pictures in the right size', 1, null],
          ],
          confidence: [7, 7, 7, 8, 7, 7, 7],
        },
        {
          kind: 'effort',
          title: 'Hours of measuring and mending',
          measure: 'minutes',
          target: 40 * 60,
          hoursPerWeek: 3,
          work: ['120 60', '120 60', '120 45/60', '120 60', '120 0/60', '120 60', '90 60'],
        },
      ],
    },
    {
      body: { title: 'Nobody is woken at night', why: 'Tired people make slow pages.', kind: 'committed' },
      keyResults: [
        {
          kind: 'metric',
          title: 'Alarms at night',
          unit: 'alarms a week',
          baseline: 6,
          target: 1,
          follows: 'Alarms at night, a week',
        },
        {
          kind: 'milestone',
          title: 'The three loudest alarms are cured',
          milestones: [
            ['Full disk', 1, 2],
            ['Slow backup', 1, null],
            ['Lost connection', 1, null],
          ],
          confidence: [5, 6, 7, 7, 7, 6, 6],
        },
      ],
    },
  ],
  habits: [
    {
      body: {
        title: 'Read what others wrote',
        timesPerWeek: 2,
        days: [1, 2, 3, 4, 5],
        maxMinutes: 30,
        idealStart: '12:30',
        windowFrom: '09:00',
        windowTo: '17:00',
      },
      hours: 'work',
      done: ['24', '24', '24', '24', '24', '24', '24'],
    },
  ],
  tasks: [
    {
      body: { title: 'Revenue of all countries in one table', minutes: 240, priority: 2 },
      serves: 'Hours on the figures',
      doneIn: 5,
      work: '120 120',
    },
    { body: { title: 'Plan the move of the database', minutes: 180, priority: 2 }, dueIn: 7 },
  ],
}

/** Looks after customers: a goal at risk, and a KPI that does not get better fast enough. */
export const jonas: Part = {
  email: 'jonas@example.com',
  name: 'Jonas Weber',
  role: 'member',
  teams: ['Customers'],
  meetings: [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '14:00' }],
  kpis: [
    {
      body: {
        title: 'Teams that leave, a month',
        unit: '%',
        direction: 'lower',
        green: { to: 2.5 },
        amber: { to: 3.2 },
        cadence: 'weekly',
      },
      readings: [4, 3.9, 3.9, 3.7, 3.6, 3.5, 3.4],
    },
  ],
  objectives: [
    {
      body: {
        title: 'Customers stay',
        why: 'A team that leaves takes half a year of work with it.',
        kind: 'committed',
      },
      team: 'Customers',
      keyResults: [
        {
          kind: 'metric',
          title: 'Fewer teams leave',
          unit: '% a month',
          baseline: 4,
          target: 2,
          follows: 'Teams that leave, a month',
        },
        {
          kind: 'milestone',
          title: 'Nobody goes quiet unseen',
          milestones: [
            ['Signs of going quiet agreed', 1, 1],
            ['List every Monday', 1, null],
            ['First message writes itself', 1, null],
          ],
          confidence: [6, 6, 6, 5, 5, 5, 5],
        },
        {
          kind: 'effort',
          title: 'Calls with customers who went quiet',
          measure: 'sessions',
          target: 26,
          hoursPerWeek: 2,
          work: ['60 60', '60 60', '60 0/60', '60 60', '60 60', '60 60', '60 60'],
        },
      ],
    },
  ],
  habits: [
    {
      body: {
        title: 'Write to one customer',
        timesPerWeek: 3,
        days: [1, 2, 3, 4, 5],
        maxMinutes: 15,
        idealStart: '12:30',
        windowFrom: '09:00',
        windowTo: '17:00',
      },
      objective: 'Customers stay',
      hours: 'work',
      done: ['135', '135', '13', '135', '135', '135', '13'],
    },
  ],
  tasks: [{ body: { title: 'Northwind: renewal papers', minutes: 120, priority: 1 }, dueIn: 4 }],
}

/** Designs: a goal ahead, and hours for a goal of Alex. */
export const mei: Part = {
  email: 'mei@example.com',
  name: 'Mei Lin',
  role: 'member',
  teams: ['Product'],
  meetings: [
    { days: [1, 2, 3, 4, 5], from: '09:30', to: '10:00' },
    { days: [1, 2, 3], from: '10:00', to: '15:00' },
    { days: [4, 5], from: '14:00', to: '17:00' },
  ],
  kpis: [],
  objectives: [
    {
      body: {
        title: 'One look on every screen',
        why: 'Three kinds of buttons make people ask which one is right.',
        kind: 'aspirational',
      },
      team: 'Product',
      keyResults: [
        {
          kind: 'milestone',
          title: 'Screens in the new look',
          milestones: [
            ['Week', 1, 0],
            ['Goals', 1, 1],
            ['Tasks', 1, 2],
            ['Habits', 1, 4],
            ['Team', 1, 5],
            ['Settings', 1, null],
            ['Mails', 1, null],
          ],
          confidence: [7, 8, 8, 8, 8, 9, 9],
        },
        {
          kind: 'metric',
          title: 'Parts used once only',
          unit: 'parts',
          baseline: 48,
          target: 8,
          values: [45, 40, 34, 29, 24, 20, 18],
          confidence: [7, 7, 8, 8, 8, 8, 8],
        },
        {
          kind: 'effort',
          title: 'Hours at the drawing board',
          measure: 'minutes',
          target: 36 * 60,
          hoursPerWeek: 3,
          work: ['90 90', '90 90 30', '90 90', '90 120', '90 90', '90 90', '90 90'],
        },
      ],
    },
  ],
  habits: [
    {
      body: {
        title: 'Sketch by hand',
        timesPerWeek: 3,
        days: [1, 2, 3, 4, 5],
        minMinutes: 15,
        maxMinutes: 30,
        idealStart: '12:30',
        windowFrom: '09:00',
        windowTo: '17:00',
      },
      hours: 'work',
      done: ['124', '135', '124', '135', '124', '135', '13'],
    },
  ],
  tasks: [
    {
      body: { title: 'Cut the film for the guide', minutes: 210, priority: 2 },
      serves: 'Hours for the first week of customers',
      doneIn: 3,
      work: '120 90',
    },
    { body: { title: 'Pictures for the pricing page', minutes: 120, priority: 2 }, dueIn: 5 },
  ],
}
