import { z } from 'zod'

/** What POST /emulator/switches takes: any part of the switches of the state. */
export const switchesSchema = z
  .object({
    pushEnabled: z.boolean(),
    pushDrop: z.number().int().min(0),
    pushDuplicate: z.number().int().min(0).max(100),
    pushDelayMs: z.number().int().min(0).max(3_600_000),
    pushReorder: z.number().int().min(0),
    pushSyncFirst: z.boolean(),
    lateAfterStop: z.number().int().min(0),
    channelTtlSeconds: z.number().int().min(1).max(2_592_000),
    rotateRefreshTokens: z.boolean(),
    refreshError: z.enum(['invalid_grant', 'invalid_rapt', 'admin_policy_enforced']).nullable(),
    accessTokenSeconds: z.number().int().min(1).max(86_400),
    refreshTokenDays: z.number().min(0).nullable(),
    authorizeError: z.enum(['admin_policy_enforced', 'org_internal', 'disallowed_useragent']).nullable(),
    freeBusyBroken: z.array(z.string()),
    strictSyncParameters: z.boolean(),
    windowedSyncTokens: z.boolean(),
    reviveDeleted: z.boolean(),
    normaliseEcho: z.boolean(),
    rewriteAfterWrite: z.boolean(),
    freeBusyScopeReadsEvents: z.boolean(),
    channelDiesOnRefusal: z.boolean(),
    attendeesQuotaExceeded: z.boolean(),
    spreadSeriesEdits: z.boolean(),
    requestsPerUserPerMinute: z.number().int().min(0).nullable(),
    writesPerCalendarPerSecond: z.number().int().min(0).nullable(),
    requestsPerMinute: z.number().int().min(0).nullable(),
    requestsPerDay: z.number().int().min(0).nullable(),
    createsBeforeBan: z.number().int().min(0).nullable(),
    banHours: z.number().min(0),
  })
  .partial()
