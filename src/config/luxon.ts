import { Settings } from 'luxon'

declare module 'luxon' {
  interface TSSettings {
    throwOnInvalid: true
  }
}

/** An invalid date is a bug at its source: it throws there and does not travel on as NaN. */
Settings.throwOnInvalid = true
