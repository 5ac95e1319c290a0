#!/usr/bin/env node
// Plain JavaScript for any Node from 18 on: it finds Node 24, which runs the TypeScript behind it.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LEAST_NODE = 24
const root = fileURLToPath(new URL('../..', import.meta.url))

if (Number.parseInt(process.versions.node, 10) >= LEAST_NODE) await runHere()
else runUnder(findNode())

async function runHere() {
  refuseWithoutPackages()
  // Compiled code is kept beside the packages: a start takes a quarter of the time. A read-only disk does no harm.
  nodeModule.enableCompileCache(join(root, 'node_modules', '.cache', 'compiled'))
  readDotEnv()
  await import('../cli/main.ts')
}

function readDotEnv() {
  try {
    process.loadEnvFile()
  } catch (error) {
    if (error.code !== 'ENOENT') fail(`Cannot read .env in ${process.cwd()}: ${error.message}`)
  }
}

/** The `node` package among the dependencies is Node 24, for machines whose own is older. */
function findNode() {
  refuseWithoutPackages()
  const found = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(found) && realpathSync(found) !== realpathSync(process.execPath)) return found
  return fail(
    `Timewright needs Node ${LEAST_NODE} or later, and this is Node ${process.versions.node}. ` +
      `Run \`npm ci\` in ${root} (it brings its own Node, unless --omit=dev or --ignore-scripts is given), ` +
      'or install Node 24 from https://nodejs.org.',
  )
}

function refuseWithoutPackages() {
  if (existsSync(join(root, 'node_modules', 'commander'))) return
  fail(`Timewright's packages are not installed. Run \`npm ci\` in ${root} first.`)
}

function runUnder(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' })
  child.on('error', (error) => fail(`Cannot run ${node}: ${error.message}. Run \`npm ci\` in ${root} again.`))
  // A terminal sends Ctrl-C to both of us; passed on as well, it would come twice and cut the shutdown short.
  const fromTerminal = process.stdin.isTTY ? ['SIGINT', 'SIGHUP'] : []
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (!fromTerminal.includes(signal)) child.kill(signal)
    })
  child.on('exit', (exitCode, signal) => {
    if (signal === null) process.exit(exitCode)
    // End as the child did, so that whoever started us sees the signal.
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
