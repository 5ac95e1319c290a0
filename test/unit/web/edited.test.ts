import { expect, test } from 'vitest'
import { editedThing } from '../../../src/web/ui/edited.ts'

const idle = { isPending: false, isSuccess: false }
const task = { id: 'a' }

test('editedThing() makes a new one of what somebody else took away', () => {
  expect(editedThing('task', task, true, idle)).toEqual({
    now: null,
    isGone: true,
    title: 'Edit task',
    submit: 'Add it as a new task',
  })
})

test('editedThing() knows what is there, what is new, and what is being removed here', () => {
  expect(editedThing('task', task, false, idle)).toMatchObject({ now: task, submit: 'Save' })
  expect(editedThing('task', null, false, idle)).toMatchObject({ title: 'New task', submit: 'Add task' })
  const removed = editedThing('task', task, true, { isPending: false, isSuccess: true })
  expect(removed).toMatchObject({ now: task, isGone: false })
})
