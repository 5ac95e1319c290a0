/** Minutes as people say them: "45 min", "2 h", "2 h 30 min". Negative and fractional minutes are rounded to 0 and whole. */
export function formatMinutes(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes))
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** Minutes as hours with at most one decimal, for bars and sums: 90 → "1.5 h", 120 → "2 h". */
export function formatHours(minutes: number): string {
  const hours = Math.round(minutes / 6) / 10
  return `${hours} h`
}

/** 0.417 → "42 %"; null → "–". */
export const formatShare = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`

/** A measured number without noise: at most two decimals, thousands apart. */
export const formatNumber = (value: number): string =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(value)

/** "12 kB", "3.4 MB" of as many bytes. */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
