import type { listKpis } from '#contracts/http/kpi-routes.ts'
import type { RouteOutput } from '#contracts/http/route.ts'

/** As the page gets them: with every default filled in. */
export type KpiView = RouteOutput<typeof listKpis>['items'][number]
export type Corridor = KpiView['green']
export type KpiStatus = NonNullable<KpiView['latest']>['status']
