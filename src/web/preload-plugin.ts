import type { HtmlTagDescriptor, Plugin } from 'vite'
import { readSession } from '#contracts/http/session-routes.ts'

const week = /\/features\/week\/week-page\.tsx$/

const preload = (attrs: Readonly<Record<string, string>>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { crossorigin: true, ...attrs },
  injectTo: 'head',
})

/**
 * Who is there is the first question of every page, and most visits begin with the week, which is a part of its own: the
 * browser is told in the first lines to ask for both, and how the week looks, beside the rest, not when that has begun
 * to run.
 */
export const preloadPlugin = (): Plugin => ({
  name: 'preload',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const page = Object.values(bundle).find(
        (part) => part.type === 'chunk' && week.test(part.facadeModuleId ?? ''),
      )
      if (page?.type !== 'chunk')
        throw new Error('Cannot preload the week: it is no part of its own any more.')
      const parts = [page.fileName, ...page.imports].filter((fileName) => !html.includes(fileName))
      const styles = [...(page.viteMetadata?.importedCss ?? [])].filter(
        (fileName) => !html.includes(fileName),
      )
      return [
        preload({ rel: 'preload', as: 'fetch', href: readSession.path }),
        ...styles.map((fileName) => preload({ rel: 'preload', as: 'style', href: `/${fileName}` })),
        ...parts.map((fileName) => preload({ rel: 'modulepreload', href: `/${fileName}` })),
      ]
    },
  },
})
