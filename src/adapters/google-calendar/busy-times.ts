import type { BusyTime, GatewayFault } from '#app/ports/calendar-gateway.ts'
import { callGoogle, type Line } from './call-google.ts'
import { gatewayError } from './faults.ts'

const ACTION = 'read the busy times of a calendar'

/** Google tells in a good answer which calendars it could not look into: those are not free. */
const faults: Readonly<Record<string, GatewayFault>> = {
  notFound: 'not-found',
  internalError: 'unavailable',
  groupTooBig: 'invalid',
  tooManyCalendarsRequested: 'invalid',
}

export async function listBusyTimes(
  line: Line,
  id: string,
  fromMs: number,
  toMs: number,
): Promise<readonly BusyTime[]> {
  const requestBody = {
    timeMin: new Date(fromMs).toISOString(),
    timeMax: new Date(toMs).toISOString(),
    items: [{ id }],
  }
  const call = { action: ACTION, isWrite: false }
  const { calendars } = await callGoogle(line, call, (api, options) =>
    api.freebusy.query({ requestBody }, options),
  )
  const answer = calendars?.[id]
  if (answer === undefined) throw gatewayError('unavailable', ACTION, 'the answer leaves it out')
  const reason = answer.errors?.[0]?.reason
  if (typeof reason === 'string') throw gatewayError(faults[reason] ?? 'unavailable', ACTION, reason)
  return (answer.busy ?? []).map(({ start, end }) => ({ startMs: momentOf(start), endMs: momentOf(end) }))
}

function momentOf(text: string | null | undefined): number {
  const ms = Date.parse(text ?? '')
  if (Number.isNaN(ms)) throw gatewayError('unavailable', ACTION, 'the answer holds no time')
  return ms
}
