import { InvalidArgumentError } from 'commander'

/** An option that is a whole number, 0 or more. */
export function wholeNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError(`Expected a whole number, 0 or more, such as 1.`)
  }
  return value
}

/** An option that is a length of time: a number above 0. */
export function positiveNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('Expected a number above 0, such as 250.')
  }
  return value
}
