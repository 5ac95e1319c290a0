import { expect, it } from 'vitest'
import { goodbyeAddress, readGoodbye } from '../../../src/web/features/session/goodbye.ts'

const said = { receipt: '0190-ab', saidAt: '2026-11-23T09:30:12.000Z', removesBlocks: true }

it('goodbyeAddress() holds all that the page says, and nobody’s name', () => {
  const address = new URL(goodbyeAddress(said), 'http://localhost')
  expect(readGoodbye(address.search)).toEqual({ ...said, saidAt: '2026-11-23, 09:30 UTC' })
  expect(
    readGoodbye(new URL(goodbyeAddress({ ...said, removesBlocks: false }), address).search),
  ).toMatchObject({
    removesBlocks: false,
  })
})

it('readGoodbye() of nothing says no receipt', () => {
  expect(readGoodbye('')).toEqual({ receipt: null, saidAt: '', removesBlocks: false })
})
