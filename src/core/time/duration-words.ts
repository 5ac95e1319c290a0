/**
 * Minutes as people say them, everywhere the same: "45 min", "2 h", "2 h 30 min". Whole minutes; below 0 there are none.
 */
export function durationWords(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
