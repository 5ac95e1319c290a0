import type { RemoteEvent } from '../ports/calendar-gateway.ts'

/** An event of which nothing is known but its name. */
export const bareEvent = (eventId: string): RemoteEvent => ({
  eventId,
  etag: '',
  status: 'confirmed',
  eventType: 'default',
  title: null,
  description: null,
  location: null,
  colorId: null,
  isTransparent: false,
  selfResponse: null,
  start: null,
  end: null,
  recurrence: [],
  seriesId: null,
  originalStart: null,
  blockId: null,
  generation: null,
  htmlLink: null,
})
