import { escapeHtml } from '../notifications/render-notice.ts'
import type { Role } from './role.ts'

type Invited = {
  readonly inviter: { readonly name: string; readonly email: string }
  readonly workspaceName: string
  readonly role: Role
  readonly url: string
  /** Local date on which the link ends, in words. */
  readonly until: string
}

/** The same words for everybody: whether an address is known here follows from nothing in it. */
export function invitationMail({ inviter, workspaceName, role, url, until }: Invited) {
  const who = inviter.name === '' ? inviter.email : `${inviter.name} (${inviter.email})`
  const subject = `${inviter.name === '' ? inviter.email : inviter.name} invites you to “${workspaceName}”`
  const what = `${who} invites you to “${workspaceName}” on Timewright, as ${article[role]}${role}.`
  const note = `The link is for this mail address, once, until ${until}. If you expected no invitation, do nothing: nothing more will come.`
  return {
    subject,
    text: [what, `See it and join: ${url}`, note].join('\n\n'),
    html: [
      '<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5;max-width:36em">',
      `<p>${escapeHtml(what)}</p>`,
      `<p><a href="${escapeHtml(url)}">See it and join</a></p>`,
      `<p style="font-size:12px;color:#666">${escapeHtml(note)}</p>`,
      '</body></html>',
    ].join('\n'),
  }
}

const article: Readonly<Record<Role, string>> = { owner: 'an ', admin: 'an ', member: 'a ', viewer: 'a ' }
