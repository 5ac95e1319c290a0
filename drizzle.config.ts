import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/adapters/postgres/schema/*.ts',
  out: './migrations',
  casing: 'snake_case',
})
