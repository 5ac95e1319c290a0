import { alex } from './alex.ts'
import { jonas, mei, priya } from './colleagues.ts'
import type { Part } from './script.ts'

export const workspaceName = 'Lumen'
export const teams = ['Product', 'Customers'] as const

/** The first founds the workspace; goals come before those who work for them. */
export const team: readonly [Part, ...Part[]] = [alex, priya, jonas, mei]
