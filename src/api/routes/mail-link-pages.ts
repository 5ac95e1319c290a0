import type { UseCases } from '#app/use-cases.ts'

type Question = Awaited<ReturnType<UseCases['readMailLink']>>

/** A page with one button: mail scanners open links, so that opening one must not change anything. */
export function questionPage(question: Question, token: string): string {
  const { heading, fields, button } = partsOf(question)
  return page(
    heading,
    `<form method="post" action="/answer?t=${encodeURIComponent(token)}">${fields}<button>${button}</button></form>`,
  )
}

function partsOf({ verb, title, value, unit, confidence }: Question) {
  const name = escapeHtml(title)
  switch (verb) {
    case 'confirm-block':
      return { heading: `Did “${name}” happen?`, fields: '', button: 'Yes, it is done' }
    case 'unsubscribe':
      return { heading: `No more mails about: ${name}?`, fields: '', button: 'Stop these mails' }
    case 'check-in':
      return {
        heading: name,
        fields: `${unit === null ? '' : valueField(value, unit)}
<label>Confidence, 0 to 10 <input name="confidence" type="number" min="0" max="10" value="${confidence}" required></label>
<label>A word about it <input name="note" maxlength="5000"></label>`,
        button: 'Check in',
      }
  }
}

const valueField = (value: number | null, unit: string): string =>
  `<label>Value now${unit === '' ? '' : `, in ${escapeHtml(unit)}`} <input name="value" inputmode="decimal" value="${value ?? ''}" required autofocus></label>`

const saidOf: Readonly<Record<Question['verb'], string>> = {
  'confirm-block': 'Done. The time counts.',
  'check-in': 'Thank you. The check-in is kept.',
  unsubscribe: 'No more of these mails. The settings turn them on again.',
}

export const answeredPage = (verb: Question['verb']): string => page(saidOf[verb], '')

export const refusalPage = (message: string, wayOut: string | null): string =>
  page(escapeHtml(message), wayOut === null ? '' : `<p>${escapeHtml(wayOut)}</p>`)

const page = (heading: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>Timewright</title><style>
:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:12vh auto;padding:0 1rem}
h1{font-size:1.3rem}label{display:block;margin:0 0 1rem}input{display:block;font:inherit;padding:.4rem;width:100%;box-sizing:border-box}
button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.4rem;background:#3b4fc4;color:#fff;cursor:pointer}
</style></head><body><main><h1>${heading}</h1>${body}<p><a href="/">Open Timewright</a></p></main></body></html>`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
