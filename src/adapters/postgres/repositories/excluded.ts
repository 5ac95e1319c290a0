import { type Column, type SQL, getTableColumns, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgTable } from 'drizzle-orm/pg-core'

/** For an upsert of many rows: every column takes the value that could not be inserted, but for the keys. */
export function excludedColumns(table: PgTable, keys: readonly string[]): Record<string, SQL> {
  const columns: readonly [string, Column][] = Object.entries(getTableColumns(table))
  const others = columns.filter(([property]) => !keys.includes(property))
  return Object.fromEntries(
    others.map(([property]) => [property, sql`excluded.${sql.identifier(toSnakeCase(property))}`]),
  )
}
