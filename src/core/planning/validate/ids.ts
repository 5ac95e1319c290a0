import type { Report } from './fault.ts'
import { list, type Loose, record, records, text } from './loose.ts'

/** Ids that occur twice, names that nobody has. */
export function idFaults(problem: Loose, report: Report): void {
  const taken = new Map<string, string>()
  for (const name of ['tasks', 'habits']) duplicates(problem, name, taken, report)
  duplicates(problem, 'busy', new Map(), report)
  profiles(problem, report)
  unknownAfter(problem, report)
  unknownPinned(problem, taken, report)
}

function duplicates(problem: Loose, name: string, taken: Map<string, string>, report: Report): void {
  for (const [index, element] of records(problem[name])) {
    const id = text(element['id'])
    if (id === undefined) continue
    const first = taken.get(id)
    if (first === undefined) taken.set(id, `$.${name}[${index}]`)
    else report([name, index, 'id'], id, `an id of its own: ${first} has it, too`)
  }
}

function profiles(problem: Loose, report: Report): void {
  const hours = record(problem['hours'])
  for (const name of Object.keys(hours)) {
    if (name === '' || name === '__proto__') {
      report(['hours', name], hours[name], 'a profile with another name')
    }
  }
  for (const name of ['tasks', 'habits']) {
    for (const [index, element] of records(problem[name])) {
      const profile = text(element['hours'])
      if (profile !== undefined && !Object.hasOwn(hours, profile)) {
        report(
          [name, index, 'hours'],
          profile,
          `the name of a profile in $.hours (${Object.keys(hours).slice(0, 20).join(', ')})`,
        )
      }
    }
  }
}

function unknownAfter(problem: Loose, report: Report): void {
  const tasks = new Set(records(problem['tasks']).map(([, task]) => task['id']))
  for (const [index, task] of records(problem['tasks'])) {
    for (const [place, id] of list(task['after']).entries()) {
      if (text(id) !== undefined && !tasks.has(id)) {
        report(['tasks', index, 'after', place], id, 'the id of a task in this problem')
      }
    }
  }
}

function unknownPinned(problem: Loose, taken: ReadonlyMap<string, string>, report: Report): void {
  for (const [index, block] of records(problem['previous'])) {
    const item = text(block['item'])
    if (item !== undefined && block['pinned'] === true && !taken.has(item)) {
      report(
        ['previous', index, 'item'],
        item,
        'the id of a task or habit in this problem, as the block is pinned',
      )
    }
  }
}
