import { AppError } from '../../errors.ts'

/** What is refused of a part of a body is named as it stands in the whole: "body.newHabit.minMinutes". */
export async function within<T>(part: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof AppError ? inPart(part, error) : error
  }
}

function inPart(part: string, { kind, code, message, faults, wayOut }: AppError): AppError {
  const named = (field: string): string => field.replace(/^body\./, `body.${part}.`)
  return new AppError(
    kind,
    code,
    faults.reduce((text, { field }) => text.replace(field, () => named(field)), message),
    {
      faults: faults.map((fault) => ({ ...fault, field: named(fault.field) })),
      ...(wayOut === null ? {} : { wayOut }),
    },
  )
}
