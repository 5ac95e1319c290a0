import { useState } from 'react'
import { updateSettings } from '#contracts/http/settings-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { forgetDrafts } from './kept-fields.ts'
import { type FirstRun, type Step, stepOf } from './first-run-steps.ts'

/** The open question: shown at once, and kept with the person, so that they go on there on any device. */
export function useFirstRun() {
  const { firstRun } = useSignedIn().person.settings
  const [step, setStep] = useState<Step>(() => stepOf(firstRun))
  const keep = useAct(updateSettings, { topics: ['settings'] })
  const save = (to: FirstRun): void => keep.mutate({ body: { settings: { firstRun: to } } })
  return {
    step,
    go: (to: Step): void => {
      setStep(to)
      save(to)
    },
    close: (): void => {
      forgetDrafts()
      save('closed')
    },
  }
}
