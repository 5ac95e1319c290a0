import { access, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '#core/planning/problem.ts'
import { InputError } from '../input-error.ts'
import { parseJson } from '../parse-json.ts'
import { readProblem } from '../read-document.ts'
import { readInput } from '../read-input.ts'

/** A problem with its proven optimum, if the folder's optima.json knows one. */
export type BenchProblem = { readonly problem: Problem; readonly optimum: number | null }

const ENDING = '.problem.json'
const OPTIMA = 'optima.json'

/** Every problem of the folders and files given; throws InputError with every fault of every file. */
export async function readSet(paths: readonly string[]): Promise<BenchProblem[]> {
  const listed = await settled(paths.map(filesOf))
  const files = [...new Set(listed.flat())]
  const folders = [...new Set(files.map((file) => dirname(file)))]
  const optima = new Map(
    await settled(folders.map(async (folder) => [folder, await readOptima(join(folder, OPTIMA))] as const)),
  )
  const problems = await settled(files.map((file) => readProblem(file)))
  return problems.map((problem, index) => ({
    problem,
    optimum: optima.get(dirname(files[index]!))?.get(problem.id) ?? null,
  }))
}

/** All results, or one InputError with the lines of all failures. */
async function settled<T>(all: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(all)
  const lines = results.flatMap((result): readonly string[] => {
    if (result.status === 'fulfilled') return []
    if (result.reason instanceof InputError) return result.reason.lines
    throw result.reason
  })
  if (lines.length > 0) throw new InputError(lines)
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}

/** The problems of a folder by name; a file is taken whatever it is called, "-" is standard input. */
async function filesOf(path: string): Promise<string[]> {
  const isFolder = path !== '-' && (await stat(path).catch(() => undefined))?.isDirectory() === true
  if (!isFolder) return [path]
  const names = await readdir(path)
  const problems = names.filter((name) => name.endsWith(ENDING)).toSorted()
  if (problems.length > 0) return problems.map((name) => join(path, name))
  throw new InputError([
    `Cannot measure the planner on ${path}: no file in it ends in ${ENDING}. ` +
      'Give a folder of planning problems, or the files themselves.',
  ])
}

/** `{ "<problem id>": { "optimum": 5889 }, … }`; a folder need not have it. */
async function readOptima(path: string): Promise<Map<string, number>> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (!isThere) return new Map()
  const { document } = parseJson(await readInput(path), path)
  if (document === null || typeof document !== 'object' || Array.isArray(document))
    throw new InputError([`${path} has 1 fault:`, '$ is no object: expected { "<id>": { "optimum": 5889 } }'])
  const wrong = Object.entries(document).filter(([, entry]) => optimumOf(entry) === undefined)
  if (wrong.length === 0)
    return new Map(Object.entries(document).map(([id, entry]) => [id, optimumOf(entry) ?? 0]))
  throw new InputError([
    `${path} has ${wrong.length} ${wrong.length === 1 ? 'fault' : 'faults'}:`,
    ...wrong.map(([id, entry]) => `$["${id}"] is ${JSON.stringify(entry)}: expected { "optimum": 5889 }`),
  ])
}

function optimumOf(entry: unknown): number | undefined {
  if (entry === null || typeof entry !== 'object' || !('optimum' in entry)) return undefined
  const { optimum } = entry
  return typeof optimum === 'number' && Number.isFinite(optimum) && optimum >= 0 ? optimum : undefined
}
