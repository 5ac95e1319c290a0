/** Weekly opening in wall time: 1 = Monday; `from` included, `to` not; "24:00" allowed as `to`. */
export type WeeklyRange = { readonly days: readonly number[]; readonly from: string; readonly to: string }

export type HoursProfile = {
  readonly id: string
  /** `work`, `personal`, `meeting` exist for everybody; others are the person's own. */
  readonly name: string
  readonly ranges: readonly WeeklyRange[]
}

/** The profiles a new person starts with. */
export const startingHours: readonly Omit<HoursProfile, 'id'>[] = [
  { name: 'work', ranges: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] },
  {
    name: 'personal',
    ranges: [
      { days: [1, 2, 3, 4, 5], from: '07:00', to: '09:00' },
      { days: [1, 2, 3, 4, 5], from: '17:00', to: '21:00' },
      { days: [6, 7], from: '09:00', to: '21:00' },
    ],
  },
  { name: 'meeting', ranges: [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '16:00' }] },
]
