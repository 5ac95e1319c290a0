export type Welcome = {
  readonly url: string
  readonly emulatorUrl: string | null
  readonly dataDir: string
  readonly logFile: string | null
  readonly seconds: number
}

/** The one screen that a person sees after the start. */
export function welcomeScreen({ url, emulatorUrl, dataDir, logFile, seconds }: Welcome): string {
  const lines = [
    `Timewright is ready (${seconds.toFixed(1)} s).`,
    '',
    `  Open      ${url}`,
    emulatorUrl === null
      ? '  Sign in   with your Google account, on that page'
      : '  Sign in   on that page as Alex Demo, or as anybody: the demo needs no account',
    ...(emulatorUrl === null
      ? []
      : [`  "Google"  ${emulatorUrl}  (the built-in emulator; add a meeting there)`]),
    `  API       ${url}/docs`,
    `  Data      ${dataDir}  (kept between starts)`,
    ...(logFile === null ? [] : [`  Log       ${logFile}`]),
    '  Stop      Ctrl+C',
    '',
  ]
  return lines.join('\n')
}
