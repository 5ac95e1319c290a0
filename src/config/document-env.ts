import { about, type About, type Variable } from './variables.ts'

const entries = Object.entries(about) as readonly (readonly [Variable, About])[]

/** docs/environment.md; a test compares it with the file. */
export function documentEnv(): string {
  const sections = bySection().map(
    ([section, rows]) =>
      `## ${section}\n\n${rows.map(([name, text]) => documentVariable(name, text)).join('\n')}`,
  )
  return [
    '# Settings',
    'Timewright starts with no settings at all: it then serves itself on this machine, in demo mode. Settings come from the ' +
      'environment, or from a file `.env` in the working folder (the environment wins). An empty value counts as not set. ' +
      'Everything is checked at the start, and every fault is listed at once.',
    ...sections,
    'This page is generated from `src/config/variables.ts`: `npx vitest run --project unit test/unit/config -u` writes it anew.',
  ]
    .join('\n\n')
    .concat('\n')
}

function documentVariable(name: Variable, { purpose, expected, fallback }: About): string {
  return `- **\`${name}\`**: ${purpose}\n  - Value: ${expected}\n  - When not set: ${fallback}`
}

/** .env.example: every variable, commented out. */
export function exampleEnv(): string {
  const sections = bySection().map(([section, rows]) => {
    const lines = rows.map(
      ([name, text]) => `# ${text.purpose}\n# Not set: ${text.fallback}\n#${name}=${text.example}`,
    )
    return `## ${section}\n\n${lines.join('\n\n')}`
  })
  return `# Copy to .env and take the # off what you need. docs/environment.md explains.\n\n${sections.join('\n\n')}\n`
}

function bySection(): readonly (readonly [string, (typeof entries)[number][]])[] {
  return [...Map.groupBy(entries, ([, text]) => text.section)]
}
