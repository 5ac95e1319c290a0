import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractsPlugin } from './contracts-plugin.ts'
import { firstLoad } from './first-load-plugin.ts'
import { preloadPlugin } from './preload-plugin.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

const first = firstLoad()

export default defineConfig({
  root: path('.'),
  resolve: {
    alias: [{ find: /^temporal-polyfill\/fns\/\w+$/, replacement: path('./format/zone-functions.ts') }],
  },
  plugins: [contractsPlugin(), first.plugin, preloadPlugin(), react()],
  build: {
    outDir: path('../../dist/web'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs: in one piece it is compressed better, and stays known when only we have changed.
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack)\//,
            },
            // What the first visit shares with other pages, for the same reason: twenty small files are a fiftieth more.
            { name: 'shared', test: first.has, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': 'http://localhost:3000',
      '/auth': 'http://localhost:3000',
      '/livez': 'http://localhost:3000',
    },
  },
})
