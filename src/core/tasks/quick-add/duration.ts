const hours = /^(\d{1,3})h(\d{1,2})?m?$/i
const decimalHours = /^(\d{1,3})[.,](\d{1,2})h$/i
const minutes = /^(\d{1,5})m(?:in)?$/i

/** Minutes of "90m", "3h", "1h30" or "1.5h"; null when the word is no length of time. */
export function readDuration(text: string): number | null {
  const inMinutes = minutes.exec(text)
  if (inMinutes !== null) return Number(inMinutes[1])
  const decimal = decimalHours.exec(text)
  if (decimal !== null) return Math.round(Number(`${decimal[1]}.${decimal[2]}`) * 60)
  const inHours = hours.exec(text)
  if (inHours === null || Number(inHours[2] ?? 0) > 59) return null
  return Number(inHours[1]) * 60 + Number(inHours[2] ?? 0)
}
