import { type Configuration, fetchUserInfo, type IDToken } from 'openid-client'

/** Who signed in. `isWhole`: nothing is left to ask. */
export type Profile = {
  readonly subject: string
  readonly email: string | null
  readonly name: string | null
  readonly isWhole: boolean
}

export function profileOf(claims: IDToken | undefined): Profile {
  const email = textOf(claims?.['email'])
  const name = textOf(claims?.['name'])
  return { subject: claims?.sub ?? '', email, name, isWhole: email !== null && name !== null }
}

/** Google leaves email and name out of some id tokens. */
export async function fetchProfile(
  config: Configuration,
  accessToken: string,
  told: Profile,
): Promise<Profile> {
  const info = await fetchUserInfo(config, accessToken, told.subject)
  return {
    ...told,
    email: told.email ?? textOf(info.email),
    name: told.name ?? textOf(info.name),
    isWhole: true,
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
