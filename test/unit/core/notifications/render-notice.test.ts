import { expect, test } from 'vitest'
import { noticeHtml, noticeSlack, noticeText } from '#core/notifications/render-notice.ts'

const notice = {
  title: 'At risk: <b>Ship & sell</b>',
  text: 'A "text".',
  sections: [{ heading: 'Hours', lines: ['<!channel> 2 h'] }],
  actions: [{ verb: 'confirm-block', id: '1', label: 'Draft' }],
} as const
const links = {
  open: 'https://plan.example.com/goals',
  unsubscribe: 'https://plan.example.com/answer?t=u',
  settings: 'https://plan.example.com/settings#notifications',
  of: () => 'https://plan.example.com/answer?t=1',
}

test('noticeHtml() escapes what people typed', () => {
  const html = noticeHtml(notice, links)
  expect(html).toContain('At risk: &lt;b&gt;Ship &amp; sell&lt;/b&gt;')
  expect(html).not.toContain('<b>')
  expect(html).toContain('<a href="https://plan.example.com/answer?t=1">It is done</a>')
})

test('noticeText() says the same with bare links', () => {
  const text = noticeText(notice, links)
  expect(text).toContain('- <!channel> 2 h')
  expect(text).toContain('It is done: Draft\nhttps://plan.example.com/answer?t=1')
  expect(text).toContain('No more mails of this kind: https://plan.example.com/answer?t=u')
})

test('noticeSlack() lets no title mention everybody', () => {
  expect(noticeSlack(notice, links.open)).not.toContain('<!channel>')
})
