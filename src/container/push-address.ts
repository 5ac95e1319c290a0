import type { Env } from '#config/env.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Where Google can send pushes: over https, or on this machine from an emulator. Null: the sweep has to do. */
export function pushAddressOf({ http, google }: Pick<Env, 'http' | 'google'>): string | null {
  const address = `${http.publicUrl}/google/notifications`
  if (http.publicUrl.startsWith('https:')) return address
  const isOnThisMachine = [http.publicUrl, google.apiRootUrl].every((url) =>
    loopback.has(new URL(url).hostname),
  )
  return isOnThisMachine ? address : null
}
