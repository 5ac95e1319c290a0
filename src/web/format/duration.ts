import { durationWords } from '#core/time/duration-words.ts'

/** "45 min", "2 h", "2 h 30 min": one way of writing lengths on every page, in mails and in the API. */
export const formatMinutes = (minutes: number): string => durationWords(minutes)

/** 0.417 → "42 %"; null → "–". */
export const formatShare = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`

const twoDecimals = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** A measured number without noise: at most two decimals, thousands apart. */
export const formatNumber = (value: number): string => twoDecimals.format(value)

/** "12 kB", "3.4 MB" of as many bytes. */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
