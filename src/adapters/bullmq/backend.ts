/** Where the jobs live. Postgres needs nothing beside our database; Redis is a choice for busy houses. */
export type QueueBackend =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly url: string }

/** The schema BullMQ keeps for itself, so that it can be dropped and rebuilt without touching our tables. */
export const QUEUE_SCHEMA = 'bullmq'
