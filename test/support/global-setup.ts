import type { TestProject } from 'vitest/node'
import { leaveTestServer, joinTestServer, type TestServer } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
  }
}

/** Runs once per project; both projects of a run share one server and one template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('postgres', await joinTestServer())
  return leaveTestServer
}
