import type { ObjectiveView } from './goal-types.ts'

/** What a task or habit can work towards, as one choice: "o:<id>" an objective, "k:<id>" one of its key results. */
export type GoalChoice = {
  readonly group: string
  readonly items: { readonly value: string; readonly label: string }[]
}

export const goalChoices = (objectives: readonly ObjectiveView[]): GoalChoice[] =>
  objectives
    .filter(({ status }) => status !== 'dropped')
    .map(({ id, title, keyResults }) => ({
      group: title,
      items: [
        { value: `o:${id}`, label: `${title} (as a whole)` },
        ...keyResults.map((keyResult) => ({ value: `k:${keyResult.id}`, label: keyResult.title })),
      ],
    }))

type Links = { readonly objectiveId: string | null; readonly keyResultId: string | null }

export const choiceOf = ({ objectiveId, keyResultId }: Links): string =>
  keyResultId === null ? (objectiveId === null ? '' : `o:${objectiveId}`) : `k:${keyResultId}`

/** A key result brings its objective along. */
export function linksOf(choice: string, objectives: readonly ObjectiveView[]): Links {
  const id = choice.slice(2)
  if (choice.startsWith('o:')) return { objectiveId: id, keyResultId: null }
  const owner = objectives.find(({ keyResults }) => keyResults.some((one) => one.id === id))
  return owner === undefined
    ? { objectiveId: null, keyResultId: null }
    : { objectiveId: owner.id, keyResultId: id }
}

/** Metrics that a metric can be held against: all of them but itself. */
export const counterChoices = (
  objectives: readonly ObjectiveView[],
  keyResultId: string | null,
): GoalChoice[] =>
  objectives
    .filter(({ status }) => status !== 'dropped')
    .map(({ title, keyResults }) => ({
      group: title,
      items: keyResults
        .filter(({ id, kind }) => kind === 'metric' && id !== keyResultId)
        .map(({ id, title }) => ({ value: id, label: title })),
    }))
    .filter(({ items }) => items.length > 0)
