import '@mantine/core/styles.css'
import './styles/tokens.css'
import './styles/app.css'
import './styles/parts.css'
import { MantineProvider } from '@mantine/core'
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/api-error.ts'
import { router } from './app/router.tsx'
import { theme } from './app/theme.ts'

// What is changed on the screen before the server has answered is drawn in the same frame.
notifyManager.setScheduler(queueMicrotask)

const queryClient = new QueryClient({
  defaultOptions: {
    // Whether the server can be reached is not for the browser to guess: it may run on this machine.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      // The stream says when something is old.
      staleTime: 60_000,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
})

/** Another tab may have signed out, or the session has ended: ask again who we are. */
const askWhoWeAre = (error: Error | null): void => {
  if (error instanceof ApiError && error.status === 401)
    void queryClient.invalidateQueries({ queryKey: ['session'] })
}
queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type === 'updated' && query.queryKey[0] !== 'session' && query.state.status === 'error')
    askWhoWeAre(query.state.error)
})
queryClient.getMutationCache().subscribe(({ mutation }) => {
  if (mutation?.state.status === 'error') askWhoWeAre(mutation.state.error as Error)
})

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}
