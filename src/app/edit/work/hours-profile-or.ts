import { invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** The id of the profile that was asked for, or of the one by a name that everybody has. */
export async function hoursProfileOr(
  { hours }: Repositories,
  asked: string | null,
  name: string,
  field = 'body.hoursProfileId',
): Promise<string> {
  const profiles = await hours.list()
  const profile = profiles.find((one) => (asked === null ? one.name === name : one.id === asked))
  if (profile === undefined) throw invalid(field, asked, 'the id of an hours profile of yours')
  return profile.id
}
