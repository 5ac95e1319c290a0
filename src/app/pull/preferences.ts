import { missingScopes, SETTINGS_SCOPE } from '#core/calendar/google-scopes.ts'
import { defaultSettings } from '#core/people/settings.ts'
import {
  type CalendarGateway,
  GatewayError,
  type RemoteCalendar,
  type RemoteSettings,
} from '../ports/calendar-gateway.ts'
import type { Connection } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** What the person has set in Google Calendar; null where they did not allow us to look, or it cannot be told now. */
export async function readPreferences(
  gateway: CalendarGateway,
  { scopes }: Connection,
): Promise<RemoteSettings | null> {
  if (missingScopes(scopes).some((one) => one.scope === SETTINGS_SCOPE)) return null
  try {
    return await gateway.readSettings()
  } catch (error) {
    // A convenience is not worth failing for.
    if (error instanceof GatewayError) return null
    throw error
  }
}

/**
 * Zone and first day of the week of a person's first account are the best guess at their own. The zone that they came
 * with, that of their browser, is a worse one: it is theirs as long as their workspace has the same.
 */
export async function adoptPreferences(
  { person: people, workspaces }: Repositories,
  listed: readonly RemoteCalendar[],
  preferred: RemoteSettings | null,
): Promise<void> {
  // They may be changing their settings at this moment: the first minute is full of questions.
  await people.lock()
  const person = await people.get()
  const { weekStart } = person.settings
  const isUntouched = weekStart === defaultSettings.weekStart
  const zone = preferred?.timeZone ?? listed.find((one) => one.isPrimary)?.timeZone
  await people.save({
    ...person,
    timeZone: zone === undefined ? person.timeZone : await adoptZone(workspaces, person.timeZone, zone),
    settings: {
      ...person.settings,
      weekStart: isUntouched ? (preferred?.weekStart ?? weekStart) : weekStart,
    },
  })
}

/** A workspace was given before Google told where its owner lives. */
async function adoptZone(
  workspaces: Repositories['workspaces'],
  before: string,
  told: string,
): Promise<string> {
  const given = (await workspaces.list()).filter(
    ({ role, timeZone }) => role === 'owner' && timeZone === before,
  )
  for (const { id } of given) await workspaces.change(id, { timeZone: told })
  return before === 'UTC' || given.length > 0 ? told : before
}
