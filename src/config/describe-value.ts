const LONGEST_SHOWN = 80

/** A value as an error message may show it: secrets by their length only, URLs without user and password. */
export function describeValue(value: string | undefined, isSecret: boolean): string {
  if (value === undefined) return 'is not set'
  if (isSecret) return `is set (${value.length} characters, not shown)`
  const bare = withoutCredentials(value)
  return `is "${bare.length > LONGEST_SHOWN ? `${bare.slice(0, LONGEST_SHOWN)}…` : bare}"`
}

/** Hides whatever stands before the last @, even in a text that is no URL. */
function withoutCredentials(url: string): string {
  const at = url.lastIndexOf('@')
  if (at < 0) return url
  const scheme = /^[a-z+]+:\/\//i.exec(url)?.[0] ?? ''
  return `${scheme}***@${url.slice(at + 1)}`
}
