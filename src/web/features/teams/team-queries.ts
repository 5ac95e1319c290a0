import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { readTeamCapacity, readTimeReport } from '#contracts/http/report-routes.ts'
import type { RouteInput } from '#contracts/http/route.ts'
import {
  listInvitations,
  listWorkspaces,
  readInvitation,
  readWorkspace,
} from '#contracts/http/team-routes.ts'
import { call } from '../../api/call.ts'

export const workspaceQuery = queryOptions({
  queryKey: ['goals', 'workspace'],
  queryFn: ({ signal }) => call(readWorkspace, {}, signal),
})
export const workspacesQuery = queryOptions({
  queryKey: ['goals', 'workspaces'],
  queryFn: ({ signal }) => call(listWorkspaces, {}, signal),
})
export const invitationsQuery = queryOptions({
  queryKey: ['goals', 'invitations'],
  queryFn: async ({ signal }) => (await call(listInvitations, {}, signal)).items,
})
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['goals', 'invitation', token],
    queryFn: ({ signal }) => call(readInvitation, { params: { token } }, signal),
    retry: false,
  })
export const reportQuery = (query: RouteInput<typeof readTimeReport>['query']) =>
  queryOptions({
    queryKey: ['goals', 'report', query],
    queryFn: ({ signal }) => call(readTimeReport, { query }, signal),
    placeholderData: keepPreviousData,
  })
export const teamCapacityQuery = queryOptions({
  queryKey: ['goals', 'team-capacity'],
  queryFn: ({ signal }) => call(readTeamCapacity, { query: {} }, signal),
})
