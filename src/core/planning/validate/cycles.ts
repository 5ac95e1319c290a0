import type { Report } from './fault.ts'
import { list, type Loose, records, text } from './loose.ts'

type Node = { readonly id: string; readonly index: number; readonly after: readonly unknown[] }
type Step = { readonly node: Node; place: number }

/** Each `after` that closes a circle. Walks with its own stack: a chain may be as long as the problem. */
export function cycleFaults(problem: Loose, report: Report): void {
  const nodes = new Map<unknown, Node>()
  for (const [index, task] of records(problem['tasks'])) {
    const id = text(task['id'])
    if (id !== undefined && !nodes.has(id)) nodes.set(id, { id, index, after: list(task['after']) })
  }
  const state = new Map<Node, 'open' | 'done'>()
  for (const node of nodes.values()) {
    if (!state.has(node)) walk(node, nodes, state, report)
  }
}

function walk(
  from: Node,
  nodes: ReadonlyMap<unknown, Node>,
  state: Map<Node, 'open' | 'done'>,
  report: Report,
): void {
  const stack: Step[] = [{ node: from, place: 0 }]
  state.set(from, 'open')
  for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
    const { node, place } = step
    if (place >= node.after.length) {
      state.set(node, 'done')
      stack.pop()
      continue
    }
    step.place += 1
    const next = nodes.get(node.after[place])
    if (next === undefined || state.get(next) === 'done') continue
    if (state.get(next) === 'open') {
      report(['tasks', node.index, 'after', place], next.id, `no circle (${circle(stack, next)})`)
    } else {
      state.set(next, 'open')
      stack.push({ node: next, place: 0 })
    }
  }
}

function circle(stack: readonly Step[], to: Node): string {
  const ids = stack.map((step) => step.node.id)
  const all = [...ids.slice(ids.indexOf(to.id)), to.id]
  const shown = all.length <= 8 ? all : [...all.slice(0, 4), '…', ...all.slice(-3)]
  return shown.join(' after ')
}
