import { cycleFaults } from './cycles.ts'
import type { Fault, Path } from './fault.ts'
import { idFaults } from './ids.ts'
import { lengthFaults } from './lengths.ts'
import { record } from './loose.ts'
import { spanFaults } from './spans.ts'
import { timeFaults } from './times.ts'
import { tripFaults } from './trips.ts'

/**
 * Every fault of meaning in a `planning-problem/1`, of any shape whatever: ids, circles, profiles, lengths, times.
 * Faults of shape are the schema's; a field of the wrong type is passed over here.
 */
export function validateProblem(document: unknown): Fault[] {
  const faults: Fault[] = []
  const report = (path: Path, value: unknown, expected: string): void => {
    faults.push({ path, value, expected })
  }
  const problem = record(document)
  timeFaults(problem, report)
  tripFaults(problem, report)
  spanFaults(problem, report)
  idFaults(problem, report)
  lengthFaults(problem, report)
  cycleFaults(problem, report)
  return faults
}
