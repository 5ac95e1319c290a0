/** Chrome offers old names only; whoever lives there looks for the one of today, other browsers know only that. */
const renamed = [
  'Africa/Asmara',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Pohnpei',
]

/** All zones that can be chosen, by name; `known`, the one that holds, is always among them. */
export const timeZones = (known: string): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), ...renamed.filter(isKnown), 'UTC', known])].toSorted()

/** An older browser may not have heard of the newest names. */
function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
