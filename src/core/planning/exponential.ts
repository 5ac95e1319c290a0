// −ln((i + ½) / 256), summed as a series of plain operations so that every machine gets the same numbers.
const EXPONENTIAL = Float64Array.from({ length: 256 }, (_, index) => -naturalLogarithm((index + 0.5) / 256))

function naturalLogarithm(value: number): number {
  const ratio = (value - 1) / (value + 1)
  let power = ratio
  let sum = 0
  for (let odd = 1; odd < 4000; odd += 2) {
    sum += power / odd
    power *= ratio * ratio
  }
  return 2 * sum
}

/** An exponentially distributed number of mean 1 from a uniform one. */
export const exponential = (uniform: number): number => EXPONENTIAL[Math.floor(uniform * 256)]!
