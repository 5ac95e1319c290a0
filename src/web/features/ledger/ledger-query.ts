import { infiniteQueryOptions } from '@tanstack/react-query'
import { listLedger } from '#contracts/http/ledger-routes.ts'
import { call } from '../../api/call.ts'

/** Hours as they were recorded, newest first. Everything that moves hours moves goals, hence the topic. */
export const ledgerQuery = infiniteQueryOptions({
  queryKey: ['goals', 'ledger'],
  queryFn: ({ pageParam, signal }) =>
    call(listLedger, { query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
})
