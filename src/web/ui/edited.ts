type Removal = { readonly isPending: boolean; readonly isSuccess: boolean }

/** What a form works on, and its words: once somebody else took the thing away, what was typed can only become a new one. */
export function editedThing<T>(what: string, given: T | null, isMissing: boolean, remove: Removal) {
  const isGone = isMissing && !remove.isPending && !remove.isSuccess
  const isNew = given === null
  const submit = isNew ? `Add ${what}` : 'Save'
  return {
    now: isGone ? null : given,
    isGone,
    title: `${isNew ? 'New' : 'Edit'} ${what}`,
    submit: isGone ? `Add it as a new ${what}` : submit,
  }
}
