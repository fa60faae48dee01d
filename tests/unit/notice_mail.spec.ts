import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import { composeMail } from '#services/notices/compose_mail'
import { readUnsubscribeToken } from '#services/notices/unsubscribe_token'

const userId = 'aaaaaaaa-0000-4000-8000-000000000001'
const person = { userId, email: 'ada@example.test', fullName: 'Ada\r\nBcc: x@example.test', locale: 'en', isVerified: true, isDisabled: false, choices: {}, ownZone: null, quiet: { from: null, to: null, zone: 'Europe/Prague' } }
const notice = (sentence: string) => ({ id: 'n', kind: 'delivery.failed', brandId: null, sentence, detail: 'Because <of> this', link: '/posts/p1', isRead: false, at: '2026-11-26T08:30:00.000Z' })

async function built(sentences: string[], what = 'delivery.failed') {
  const mail = composeMail({ person, i18n: i18nManager.locale('en'), subject: sentences[0]!, groups: [{ workspace: 'Stone', notices: sentences.map(notice) }], what, key: 'notice.n' })
  await mail.buildWithContents()
  return mail.message.toJSON().message as any
}

test.group('Notices / the mail itself', () => {
  test('it can be stopped with one click, by a link for this person and this kind', async ({ assert }) => {
    const { headers, text, html, messageId } = await built(['“Summer” was not published'])
    const all = Object.assign({}, ...[headers].flat()) as Record<string, string>

    const link = all['List-Unsubscribe']!.slice(1, -1)
    assert.equal(all['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
    assert.deepEqual(readUnsubscribeToken(new URL(link).pathname.split('/').at(-1)), { userId, what: 'delivery.failed' })
    assert.include(text, link)
    assert.include(html, 'Thu 26 Nov, 09:30 · Prague')
    assert.include(html, 'Because &lt;of&gt; this')
    assert.match(messageId ?? all['Message-ID'], /^<notice\.n@/)
  })

  test('a line break in a post or a name becomes no header and no line', async ({ assert }) => {
    const { subject, text } = await built(['One\r\nBcc: x@example.test'])

    assert.equal(subject, 'One Bcc: x@example.test')
    assert.include(text, 'Ada Bcc: x@example.test')
  })

  test('a long one is cut, and says how much more there is', async ({ assert }) => {
    const { text } = await built(Array.from({ length: 45 }, (_, index) => `Line ${index}`), 'daily')

    assert.include(text, 'Line 39')
    assert.notInclude(text, 'Line 40')
    assert.include(text, 'And 5 more')
  })
})
