/** The time of day of the world outside, in epoch ms. A demo may move it. */
export type Clock = { now(): number }
