import { Command, Option } from 'commander'

export type StartOptions = { readonly role: 'all' | 'api' | 'worker' }

/** `start` only reads its options here; what it starts is known to main alone. */
export function startCommand(start: (options: StartOptions) => Promise<void>): Command {
  return new Command('start')
    .description('start Timewright: API, workers, page and, without a Google client, the demo')
    .addOption(
      new Option('--role <role>', 'what this process does').choices(['all', 'api', 'worker']).default('all'),
    )
    .action(start)
}
