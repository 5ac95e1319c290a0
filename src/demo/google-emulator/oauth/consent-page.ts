import type { Person } from '../core/state.ts'
import { escapeHtml, page } from '../ui/html.ts'
import { isSignInScope, scopesOf } from './authorize.ts'
import type { AuthorizeRequest } from './authorize.ts'

const WORDS: Record<string, string> = {
  calendar: 'See, edit, share and permanently delete all your calendars',
  'calendar.readonly': 'See and download any calendar you can access',
  'calendar.events': 'View and edit events on all your calendars',
  'calendar.events.readonly': 'View events on all your calendars',
  'calendar.events.owned': 'See, create, change and delete events on calendars you own',
  'calendar.events.owned.readonly': 'See the events on calendars you own',
  'calendar.events.freebusy': 'See the availability on calendars you have access to',
  'calendar.freebusy': 'View your availability in your calendars',
  'calendar.app.created': 'Make secondary calendars, and see and edit events on them',
  'calendar.calendarlist': 'See, add and remove calendars you are subscribed to',
  'calendar.calendarlist.readonly': 'See the list of calendars you are subscribed to',
  'calendar.calendars': 'See and change the properties of calendars, and create secondary ones',
  'calendar.settings.readonly': 'View your Calendar settings',
}

const shortName = (scope: string): string => scope.split('/auth/').at(-1) ?? scope

function hidden(request: AuthorizeRequest): string {
  const { scope, ...rest } = request
  return Object.entries({ ...rest, requested_scope: scope })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value = '']) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('\n')
}

function personChoice(person: Person, checked: boolean): string {
  const email = escapeHtml(person.email)
  return `<label class="choice"><input type="radio" name="person" value="${email}"${checked ? ' checked' : ''}>
    <span class="avatar">${escapeHtml(person.name.slice(0, 1).toUpperCase())}</span>
    <span><b>${escapeHtml(person.name)}</b><br><small>${email} · ${escapeHtml(person.timeZone)}</small></span></label>`
}

function newPersonChoice(checked: boolean, hint: string, timeZone: string): string {
  return `<label class="choice"><input type="radio" name="person" value="new"${checked ? ' checked' : ''}>
    <span class="avatar">+</span><span><b>Somebody new</b></span></label>
    <div class="new-person">
      <label>E-mail<input name="new_email" type="email" autocomplete="off" value="${escapeHtml(hint)}" placeholder="sam@example.com"></label>
      <label>Name<input name="new_name" autocomplete="off" placeholder="Sam Example"></label>
      <label>Time zone<input name="new_time_zone" value="${escapeHtml(timeZone)}"></label>
    </div>`
}

function scopeChoice(scope: string): string {
  const short = shortName(scope)
  return `<label class="choice"><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked>
    <span>${escapeHtml(WORDS[short] ?? short)}<br><small>${escapeHtml(short)}</small></span></label>`
}

/** The consent page: who signs in, what they allow. One plain form, so that a program can answer it too. */
export function consentPage(request: AuthorizeRequest, people: readonly Person[], timeZone: string): string {
  const hint = request.login_hint?.toLowerCase() ?? ''
  const known = people.find((person) => person.email === hint) ?? (hint === '' ? people[0] : undefined)
  const asked = scopesOf(request.scope).filter((scope) => !isSignInScope(scope))
  const boxes = asked.length === 0 ? '' : `<h2>may, on your behalf</h2>${asked.map(scopeChoice).join('\n')}`
  const body = `<main class="consent"><p class="brand">Google sign-in (emulator)</p>
    <h1>Choose an account</h1><p>to continue to <b>${escapeHtml(new URL(request.redirect_uri).host)}</b></p>
    <form method="post" action="/o/oauth2/v2/auth">${hidden(request)}
      ${people.map((person) => personChoice(person, person === known)).join('\n')}
      ${newPersonChoice(known === undefined, known === undefined ? hint : '', timeZone)}
      ${boxes}
      <p class="actions"><button name="decision" value="deny">Deny</button>
        <button class="primary" name="decision" value="allow">Allow</button></p>
    </form>
    <p><small>This is a stand-in for Google on your own machine: no real account is used and nothing leaves it.</small></p></main>`
  return page('Sign in – Google (emulator)', body)
}

export function errorPage(message: string): string {
  const body = `<main class="consent"><p class="brand">Google sign-in (emulator)</p><h1>Access blocked</h1><p>${escapeHtml(message)}</p></main>`
  return page('Error – Google (emulator)', body)
}
