import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { State } from './state.ts'

type MapJson = { $map: [string, unknown][] }

const isMapJson = (value: unknown): value is MapJson =>
  typeof value === 'object' && value !== null && Array.isArray((value as Partial<MapJson>).$map)

/** JSON text in which every Map is `{"$map": entries}`. */
function stateToJson(state: State): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map ? { $map: [...(value as Map<string, unknown>)] } : value,
  )
}

function stateFromJson(text: string): State {
  return JSON.parse(text, (_key, value: unknown) => (isMapJson(value) ? new Map(value.$map) : value)) as State
}

/** Reads the saved state; null when there is none yet. A broken file stops the start instead of losing data. */
export function readState(path: string): State | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return stateFromJson(text)
  } catch (error) {
    throw new Error(
      `Cannot read the saved emulator state ${path}: it is no valid JSON. Delete the file to start afresh.`,
      { cause: error },
    )
  }
}

/**
 * Saves by rename, so that a kill at any moment leaves the old or the new file, never half of one. The caller
 * writes before it answers: what was answered survives a kill -9 (the page cache outlives the process).
 */
export function writeState(path: string, state: State): void {
  mkdirSync(dirname(path), { recursive: true })
  const fresh = `${path}.new`
  writeFileSync(fresh, stateToJson(state))
  renameSync(fresh, path)
}
