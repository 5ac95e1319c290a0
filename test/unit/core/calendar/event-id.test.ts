import { expect, it } from 'vitest'
import { eventIdFor } from '#core/calendar/event-id.ts'

it('eventIdFor() gives 26 digits that Google takes, the same for the same block and generation', () => {
  const id = eventIdFor('01a2076b-4400-7005-b660-81c46ce5bf60', 1)
  expect(id).toMatch(/^[0-9a-v]{26}$/)
  expect(eventIdFor('01a2076b-4400-7005-b660-81c46ce5bf60', 1)).toBe(id)
})

it('eventIdFor() gives another id to every block and generation', () => {
  const ids = Array.from({ length: 200 }, (_, n) =>
    [1, 2, 3].map((generation) => eventIdFor(`block-${n}`, generation)),
  )
  expect(new Set(ids.flat()).size).toBe(600)
})
