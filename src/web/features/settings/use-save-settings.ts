import type { RouteInput } from '#contracts/http/route.ts'
import { updateSettings } from '#contracts/http/settings-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'

export type SettingsChange = RouteInput<typeof updateSettings>['body']

/** Settings save themselves; what the server refuses is said at the field and stays as it was typed. */
export function useSaveSettings() {
  const save = useAct(updateSettings, { topics: ['settings'], done: 'Saved.' })
  return {
    save: (body: SettingsChange): void => save.mutate({ body }),
    faults: faultsByField(save.error),
    isPending: save.isPending,
  }
}
