import { describe, expect, it } from 'vitest'
import type { LedgerLineView } from '#contracts/http/ledger-routes.ts'
import { evidenceText, signed, standingMinutes } from '../../../src/web/features/ledger/ledger-words.ts'
import { targetOf, workChoices } from '../../../src/web/features/ledger/work-choices.ts'

const line = (some: Partial<LedgerLineView>): LedgerLineView => ({
  id: 'e1',
  blockId: null,
  taskId: 't',
  habitId: null,
  keyResultId: null,
  objectiveId: null,
  minutes: 60,
  workedAt: '2026-11-23T09:00:00Z',
  evidence: 'confirmed',
  corrects: null,
  note: '',
  recordedAt: '2026-11-23T10:00:00Z',
  what: 'Write',
  goal: null,
  ...some,
})
const correction = line({ id: 'e2', minutes: -15, corrects: 'e1', evidence: 'logged' })

describe('the ledger page', () => {
  it('says what stands behind an entry, and what it stands at', () => {
    expect(evidenceText(line({ evidence: 'confirmed' }))).toBeNull()
    expect(evidenceText(line({ evidence: 'timer' }))).toBe('by the timer')
    expect(evidenceText(correction)).toBe('correction')
    expect(signed(-15, String)).toBe('−15')
    expect(standingMinutes(line({}), [line({}), correction, line({ id: 'e3' })])).toBe(45)
  })

  it('offers tasks, habits and goals in one list, and tells them apart', () => {
    expect(workChoices([{ id: 't', title: 'Write' }], [], [])).toEqual([
      { group: 'Tasks', items: [{ value: 't:t', label: 'Write' }] },
    ])
    const nothing = { taskId: null, habitId: null, keyResultId: null, objectiveId: null }
    expect(targetOf('')).toEqual(nothing)
    expect(targetOf('h:x')).toEqual({ ...nothing, habitId: 'x' })
    expect(targetOf('k:x')).toEqual({ ...nothing, keyResultId: 'x' })
  })
})
