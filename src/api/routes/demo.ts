import * as demo from '#contracts/http/demo-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function demoRoutes(register: Register, app: UseCases): void {
  register(demo.readDemoClock, () => app.readClock())
  register(demo.moveDemoClock, ({ body }) => app.moveClock(body))
}
