import type { Answer, Client } from './client.ts'

export type Consent = {
  readonly decision?: 'allow' | 'deny'
  readonly email: string
  /** Which of the permissions asked for are ticked; all without it. */
  readonly ticks?: (scope: string) => boolean
}

/** Begins to sign in and answers the address of Google's consent page. */
export async function beginSignIn(client: Client, path = '/auth/google'): Promise<URL> {
  return addressIn(await client.send('GET', path))
}

/** Fills in the consent page; answers where Google sends the person back to. */
export async function answerConsent(
  page: URL,
  { decision = 'allow', email, ticks = () => true }: Consent,
): Promise<URL> {
  const { scope = '', ...rest } = Object.fromEntries(page.searchParams)
  const form = new URLSearchParams({
    ...rest,
    requested_scope: scope,
    decision,
    person: 'new',
    new_email: email,
    new_name: email,
    new_time_zone: 'Europe/Berlin',
  })
  for (const one of scope.split(' ').filter(ticks)) form.append('scope', one)
  const response = await fetch(new URL(page.pathname, page), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  })
  const location = response.headers.get('location')
  if (location === null)
    throw new Error(`Expected a redirect, got ${response.status}: ${await response.text()}`)
  return new URL(location)
}

/** Brings Google's answer to us; answers the page that the person lands on. */
export async function comeBack(client: Client, callback: URL): Promise<URL> {
  return addressIn(await client.send('GET', `${callback.pathname}${callback.search}`))
}

function addressIn({ status, body, headers }: Answer): URL {
  const location = headers.get('location')
  if (location === null) throw new Error(`Expected a redirect, got ${status}: ${JSON.stringify(body)}`)
  return new URL(location, 'http://here.invalid')
}
