import type { Notice, NoticeAction } from './notice.ts'

export type NoticeLinks = {
  /** The page where it can be looked at. */
  readonly open: string
  readonly unsubscribe: string
  readonly settings: string
  readonly of: (action: NoticeAction) => string
}

type Told = Pick<Notice, 'title' | 'text' | 'sections' | 'actions'>

const askOf: Readonly<Record<NoticeAction['verb'], string>> = {
  'confirm-block': 'It is done',
  'check-in': 'Check in',
}

/** A mail as plain text. */
export function noticeText(notice: Told, links: NoticeLinks): string {
  return [
    notice.text,
    ...notice.sections.map(({ heading, lines }) => [heading, ...lines.map((line) => `- ${line}`)].join('\n')),
    ...notice.actions.map((action) => `${askOf[action.verb]}: ${action.label}\n${links.of(action)}`),
    `Look at it: ${links.open}`,
    `No more mails of this kind: ${links.unsubscribe}\nAll settings: ${links.settings}`,
  ].join('\n\n')
}

/** The same as simple HTML, without pictures, scripts or anything from elsewhere. */
export function noticeHtml(notice: Told, links: NoticeLinks): string {
  const body = [
    `<h1 style="font-size:18px;margin:0 0 8px">${escapeHtml(notice.title)}</h1>`,
    `<p>${escapeHtml(notice.text)}</p>`,
    ...notice.sections.map(
      ({ heading, lines }) =>
        `<h2 style="font-size:15px;margin:16px 0 4px">${escapeHtml(heading)}</h2><ul>${lines
          .map((line) => `<li>${escapeHtml(line)}</li>`)
          .join('')}</ul>`,
    ),
    ...notice.actions.map(
      (action) => `<p>${escapeHtml(action.label)}<br>${anchor(links.of(action), askOf[action.verb])}</p>`,
    ),
    `<p>${anchor(links.open, 'Open Timewright')}</p>`,
    `<p style="font-size:12px;color:#666">${anchor(links.unsubscribe, 'No more mails of this kind')} · ${anchor(links.settings, 'All settings')}</p>`,
  ].join('\n')
  return `<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5;max-width:36em">\n${body}\n</body></html>`
}

/** What is written into a Slack channel. */
export function noticeSlack(notice: Told, open: string): string {
  const lines = notice.sections.flatMap(({ heading, lines }) => [
    `*${escapeSlack(heading)}*`,
    ...lines.map((line) => `• ${escapeSlack(line)}`),
  ])
  return [
    `*${escapeSlack(notice.title)}*`,
    escapeSlack(notice.text),
    ...lines,
    `<${open}|Open Timewright>`,
  ].join('\n')
}

const anchor = (url: string, text: string): string => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')

/** Slack reads &, < and > as its own; a title cannot mention everybody. */
const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
