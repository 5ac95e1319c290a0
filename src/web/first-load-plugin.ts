import type { Plugin } from 'vite'

const starts = /\/src\/web\/(main|features\/week\/week-page)\.tsx$/

/**
 * Knows, once everything has been read, which of our modules the first visit loads: those of the page's frame and of the
 * week. Of the packages all that could be asked for would be counted, used or not.
 */
export function firstLoad(): { readonly plugin: Plugin; readonly has: (id: string) => boolean } {
  const ids = new Set<string>()
  const plugin: Plugin = {
    name: 'first-load',
    apply: 'build',
    buildEnd() {
      const waiting = [...this.getModuleIds()].filter((id) => starts.test(id))
      for (const id of waiting) {
        if (ids.has(id)) continue
        ids.add(id)
        const imported = this.getModuleInfo(id)?.importedIds ?? []
        waiting.push(...imported.filter((one) => !one.includes('/node_modules/')))
      }
    },
  }
  return { plugin, has: (id) => ids.has(id) }
}
