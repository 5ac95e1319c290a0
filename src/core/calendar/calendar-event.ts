/** A moment, or a whole local date (all-day events float: they have no zone of their own). */
export type EventTime =
  | { readonly kind: 'instant'; readonly atMs: number; readonly timeZone: string | null }
  | { readonly kind: 'date'; readonly date: string }

export type SelfResponse = 'needsAction' | 'declined' | 'tentative' | 'accepted' | null

/** An event as the provider has it: a single event, the master of a series, or an exception of one. */
export type CalendarEvent = {
  readonly calendarId: string
  /** The provider's id. */
  readonly eventId: string
  readonly etag: string
  readonly status: 'confirmed' | 'tentative' | 'cancelled'
  readonly eventType: string
  readonly title: string | null
  readonly description: string | null
  readonly location: string | null
  readonly colorId: string | null
  readonly isTransparent: boolean
  /** Hidden from others who see the calendar. Told by Google's own answers alone: the mirror does not keep it. */
  readonly isPrivate?: boolean
  readonly selfResponse: SelfResponse
  /** Null only in a cancelled exception, of which nothing but its identity is known. */
  readonly start: EventTime | null
  readonly end: EventTime | null
  /** RRULE, RDATE, EXDATE lines of a master; empty otherwise. */
  readonly recurrence: readonly string[]
  readonly seriesId: string | null
  readonly originalStart: EventTime | null
  /** Our private extended properties, where it is one of our blocks. */
  readonly blockId: string | null
  readonly generation: number | null
  readonly htmlLink: string | null
}

/** One concrete time at which an event takes place. */
export type Occurrence = {
  readonly event: CalendarEvent
  readonly startMs: number
  readonly endMs: number
  readonly isAllDay: boolean
}
