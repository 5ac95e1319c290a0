import { expect, test } from 'vitest'
import { title } from '#contracts/http/common.ts'

test.each(['', '   ', '\u200B', '\u200B\u2060 \uFEFF', '\u3164', '\u2800', '\u00AD'])(
  'a title that shows nothing is refused, with one fault: %j',
  (given) => expect(title.safeParse(given).error?.issues).toHaveLength(1),
)

test.each(['x', '✓', '👩‍👩‍👧', '日本', 'क्षि', '…', ' padded '])('%j is a title', (given) =>
  expect(title.parse(given)).toBe(given.trim()),
)
