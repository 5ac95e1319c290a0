import type { readBlock } from '#contracts/http/block-routes.ts'
import type { RouteOutput } from '#contracts/http/route.ts'

/** A block with the other places that it could have. */
export type BlockDetail = RouteOutput<typeof readBlock>
