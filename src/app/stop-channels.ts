import { type CalendarGateway, GatewayError } from './ports/calendar-gateway.ts'
import type { Clock } from './ports/clock.ts'
import type { Channel } from './ports/repositories/calendar-repositories.ts'
import type { UnitOfWork } from './ports/unit-of-work.ts'

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly clock: Clock }

/** A channel that cannot be stopped ends by itself; its pushes are turned away meanwhile. */
export async function stopChannels(
  { unitOfWork, clock }: Dependencies,
  { userId, gateway }: { readonly userId: string; readonly gateway: CalendarGateway },
  channels: readonly Channel[],
): Promise<void> {
  for (const channel of channels) {
    const stopped: Channel = { ...channel, state: 'stopped', stoppedAtMs: clock.now() }
    await unitOfWork.forUser(userId, (mine) => mine.channels.save(stopped))
    if (channel.resourceId === null) continue
    try {
      await gateway.stopChannel(channel.id, channel.resourceId)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
    }
  }
}
