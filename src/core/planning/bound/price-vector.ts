/**
 * Prices of one kind and the way they move: along the slope, with some of the last direction kept, never below 0.
 * `scale` evens out rules of different size: the number of steps that a rule counts, or less for finer ones.
 */
export type PriceVector = {
  readonly price: Float64Array
  /** To be filled by the owner: by how much each rule is broken (> 0) or slack (< 0). */
  readonly surplus: Float64Array
  readonly scale: Float64Array
  readonly direction: Float64Array
}

const MOMENTUM = 0.8

export const priceVector = (length: number): PriceVector => ({
  price: new Float64Array(length),
  surplus: new Float64Array(length),
  scale: new Float64Array(length).fill(1),
  direction: new Float64Array(length),
})

/** Turns the surplus into the next direction; returns its square in evened-out units. */
export function slopeOf({ price, surplus, scale, direction }: PriceVector): number {
  let square = 0
  for (let index = 0; index < price.length; index++) {
    const slope = surplus[index]! < 0 && price[index] === 0 ? 0 : surplus[index]!
    direction[index] = slope + MOMENTUM * direction[index]!
    square += (direction[index]! * direction[index]!) / scale[index]!
  }
  return square
}

export function moveInPlace({ price, scale, direction }: PriceVector, stride: number): void {
  for (let index = 0; index < price.length; index++)
    price[index] = Math.max(0, price[index]! + (stride * direction[index]!) / scale[index]!)
}

export function resetInPlace({ price, direction }: PriceVector): void {
  price.fill(0)
  direction.fill(0)
}
