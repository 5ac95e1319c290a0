/** Styles of parts that could not be loaded: the bundler asks for each only once. */
const missed = new Set<string>()

/** Remembers what an import failed for, if that was a style sheet. */
export function noteStyles(error: unknown): void {
  const [, href] = /^Unable to preload CSS for (\S+)$/.exec(error instanceof Error ? error.message : '') ?? []
  if (href !== undefined) missed.add(href)
}

/** Asks again for what was missed. */
export async function loadMissedStyles(): Promise<void> {
  await Promise.all([...missed].map(loadStyle))
}

function loadStyle(href: string): Promise<void> {
  const link = document.createElement('link')
  return new Promise((resolve, reject) => {
    link.rel = 'stylesheet'
    link.href = href
    link.addEventListener('load', () => {
      missed.delete(href)
      resolve()
    })
    link.addEventListener('error', () => {
      link.remove()
      reject(new Error(`Unable to preload CSS for ${href}`))
    })
    document.head.append(link)
  })
}
