import { expect, test } from 'vitest'
import { oneAtATime } from '#app/one-at-a-time.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { aCycle } from '../postgres/support/samples.ts'
import { useStore } from '../postgres/support/use-store.ts'

const used = useStore()

const append = (id: string, letter: string) => async (repositories: Repositories) => {
  const cycle = await repositories.cycles.find(id)
  if (cycle === null) throw new Error('The cycle is gone.')
  await repositories.cycles.save({ ...cycle, title: cycle.title + letter })
  await repositories.wakes.request('plan')
  await repositories.wakes.request('unfold')
}

/** A person with a cycle whose title is empty. */
async function furnish() {
  const { current } = used
  const { id: userId } = await current.addPerson()
  const cycle = aCycle({ title: '' })
  await current.unitOfWork.forUser(userId, ({ cycles }) => cycles.save(cycle))
  const titleNow = () =>
    current.unitOfWork.forUser(userId, async ({ cycles }) => (await cycles.find(cycle.id))?.title ?? '')
  return { userId, cycle, titleNow }
}

test('what is read and written again loses nothing, however many do it at once', async () => {
  const { userId, cycle, titleNow } = await furnish()
  const changing = oneAtATime(used.current.unitOfWork)
  const letters = 'abcdefghijkl'.split('')
  await Promise.all(letters.map((letter) => changing.forUser(userId, append(cycle.id, letter))))
  expect((await titleNow()).split('').toSorted()).toEqual(letters)
})

test('it waits for whoever holds the planner’s wake, and neither waits for ever', async () => {
  const { userId, cycle, titleNow } = await furnish()
  const { unitOfWork } = used.current
  await unitOfWork.forUser(userId, ({ wakes }) => wakes.request('plan'))
  const changing = oneAtATime(unitOfWork)
  const asBlocksDo = (letter: string) =>
    unitOfWork.forUser(userId, async (repositories) => {
      await repositories.wakes.findForUpdate('plan')
      await append(cycle.id, letter)(repositories)
    })
  const letters = 'abcdefgh'.split('')
  await Promise.all(
    letters.map((letter, index) =>
      index % 2 === 0 ? changing.forUser(userId, append(cycle.id, letter)) : asBlocksDo(letter),
    ),
  )
  expect((await titleNow()).split('').toSorted()).toEqual(letters)
})

test('people do not wait for each other', async () => {
  const [one, two] = [await furnish(), await furnish()]
  const changing = oneAtATime(used.current.unitOfWork)
  const otherIsDone = Promise.withResolvers<void>()
  const first = changing.forUser(one.userId, async (repositories) => {
    await otherIsDone.promise
    await append(one.cycle.id, 'a')(repositories)
  })
  await changing.forUser(two.userId, append(two.cycle.id, 'b'))
  otherIsDone.resolve()
  await first
  expect([await one.titleNow(), await two.titleNow()]).toEqual(['a', 'b'])
})
