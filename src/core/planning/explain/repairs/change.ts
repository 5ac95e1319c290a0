import type { RepairChange } from '../../plan.ts'

/** The changes that a repair may be made of. Times are RFC 3339, minutes are the new values, not differences. */
export type Change = RepairChange &
  (
    | { readonly op: 'extend-due'; readonly item: string; readonly to: string }
    | { readonly op: 'soften-due'; readonly item: string }
    | { readonly op: 'allow-splitting'; readonly item: string; readonly minBlockMinutes: number }
    | { readonly op: 'raise-task-limit'; readonly item: string; readonly maxMinutesPerDay: number }
    | { readonly op: 'raise-day-limit'; readonly maxTaskMinutesPerDay: number }
    | { readonly op: 'raise-stretch'; readonly maxStretchMinutes: number }
    | { readonly op: 'use-hours'; readonly item: string; readonly hours: string }
    | { readonly op: 'extend-hours'; readonly hours: string; readonly minutes: number }
    | { readonly op: 'reduce-minutes'; readonly item: string; readonly minutes: number }
    | { readonly op: 'lower-times'; readonly item: string; readonly timesPerWeek: number }
    | { readonly op: 'shorten-habit'; readonly item: string; readonly minMinutes: number }
    | { readonly op: 'widen-window'; readonly item: string; readonly from: string; readonly to: string }
    | { readonly op: 'drop-order'; readonly item: string; readonly after: string }
    | { readonly op: 'drop-item'; readonly item: string }
  )
