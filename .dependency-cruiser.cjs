// The layers of the house, as rules: arrows point to core, only the container knows who is who (docs/adr/0001).
const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
})
const luxon = 'node_modules/(@types/)?luxon'
const packages = 'node_modules/'
const builtin = '^(node:)?[a-z_/]+$'

module.exports = {
  forbidden: [
    only('core-is-pure', '^src/core', '^src/core', luxon),
    only('contracts-are-zod', '^src/contracts', '^src/contracts', 'node_modules/zod'),
    only('app-knows-ports', '^src/app', '^src/(app|core|contracts)', luxon),
    only('api-goes-through-app', '^src/api/(?!server)', '^src/(api|app|contracts|config)', packages, builtin),
    only(
      'web-knows-contracts',
      '^src/web/(?!vite\\.config|contracts-plugin)',
      '^src/(web|contracts|core/time)',
      packages,
    ),
    only(
      'emulator-stands-alone',
      '^src/demo/google-emulator',
      '^src/demo/google-emulator',
      packages,
      builtin,
    ),
    only('cli-is-thin', '^src/cli/(?!main)', '^src/(cli|app|contracts|core)', packages, builtin),
    only(
      'workers-are-thin',
      '^workers/(?!index)',
      '^workers',
      '^src/(app|contracts|adapters/bullmq)',
      'node_modules/bullmq',
    ),
    {
      // The hand-over is a row and a wake, never a call.
      name: 'steps-call-no-other',
      severity: 'error',
      from: { path: '^src/app/(pull|unfold|plan|publish|settle)/' },
      to: { path: '^src/app/(pull|unfold|plan|publish|settle)/', pathNot: '^src/app/$1/' },
    },
    {
      name: 'adapters-meet-in-ports',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)' },
      to: { path: '^src/', pathNot: ['^src/adapters/$1/', '^src/(app/ports|core|contracts)'] },
    },
    {
      name: 'one-composition-root',
      severity: 'error',
      from: { pathNot: '^(src/(api/server|cli/main|container)|workers/index|test/)' },
      to: { path: '^src/container' },
    },
    {
      name: 'src-never-imports-test',
      severity: 'error',
      from: { path: '^(src|workers)' },
      to: { path: '^test/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
