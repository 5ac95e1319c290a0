import { IANAZone } from 'luxon'

export const ANY_ZONE = 'a time zone of the IANA database, such as "Europe/Berlin"'

const SHAPE_OF_ZONE = /^[A-Za-z]/

/** An offset such as "+01:00" is no zone: it knows no summer time. */
export function isZone(name: string): boolean {
  return SHAPE_OF_ZONE.test(name) && IANAZone.isValidZone(name)
}
