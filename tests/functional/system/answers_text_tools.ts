import { randomUUID } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import { ClickBuffer } from '#services/links/click_buffer'
import { call, createAuthor, inHours, type ApiAnswer } from '#tests/functional/publishing/support'

type Keeps = (assert: any, operationId: string, status: number, answer: ApiAnswer) => void

/** Templates, groups of hashtags and short links; part of answers.spec.ts, where what was seen is counted. */
export async function textToolAnswers(assert: any, keeps: Keeps) {
  const author = await createAuthor()
  const reply = (method: string, path: string, body?: unknown) => call(author, method, `/api/v1${path}`, body)

  const template = await reply('POST', '/templates', { name: 'Launch', text: '{{product}} on {{date}}', variants: [{ adapterId: 'instagram', text: '{{product}}' }], hashtags: ['new'], variables: [{ name: 'product', fallback: 'Shoes' }] })
  keeps(assert, 'createTemplate', 201, template)
  keeps(assert, 'createTemplate', 422, await reply('POST', '/templates', { name: 'Other', text: '{{colour}}' }))
  const { id } = template.body.data
  keeps(assert, 'listTemplates', 200, await reply('GET', '/templates?limit=1'))
  keeps(assert, 'getTemplate', 200, await reply('GET', `/templates/${id}`))
  keeps(assert, 'fillTemplate', 200, await reply('POST', `/templates/${id}/fill`, { values: [{ name: 'product', value: 'Boots' }], at: inHours(5) }))
  keeps(assert, 'updateTemplate', 200, await reply('PATCH', `/templates/${id}`, { name: 'Relaunch' }))
  keeps(assert, 'deleteTemplate', 204, await reply('DELETE', `/templates/${id}`))
  keeps(assert, 'getTemplate', 404, await reply('GET', `/templates/${id}`))

  const group = await reply('POST', '/hashtag-groups', { name: 'Spring', tags: ['spring'] })
  keeps(assert, 'createHashtagGroup', 201, group)
  keeps(assert, 'createHashtagGroup', 422, await reply('POST', '/hashtag-groups', { name: 'Spring', tags: ['summer'] }))
  keeps(assert, 'listHashtagGroups', 200, await reply('GET', '/hashtag-groups'))
  keeps(assert, 'updateHashtagGroup', 200, await reply('PATCH', `/hashtag-groups/${group.body.data.id}`, { tags: ['summer'] }))
  keeps(assert, 'deleteHashtagGroup', 204, await reply('DELETE', `/hashtag-groups/${group.body.data.id}`))

  keeps(assert, 'updateLinkDefaults', 200, await reply('PUT', `/brands/${author.brandId}/link-defaults`, { campaign: 'spring', sources: [{ adapterId: 'instagram', source: 'ig' }] }))
  keeps(assert, 'getLinkDefaults', 200, await reply('GET', `/brands/${author.brandId}/link-defaults`))
  keeps(assert, 'getLinkDefaults', 404, await reply('GET', `/brands/${randomUUID()}/link-defaults`))
  const link = await reply('POST', '/links', { url: 'https://shop.example', expiresAt: inHours(5) })
  keeps(assert, 'createLink', 201, link)
  keeps(assert, 'createLink', 422, await reply('POST', '/links', { url: 'javascript:alert(1)' }))
  keeps(assert, 'listLinks', 200, await reply('GET', '/links'))
  keeps(assert, 'getLink', 200, await reply('GET', `/links/${link.body.data.id}`))
  keeps(assert, 'updateLink', 200, await reply('PATCH', `/links/${link.body.data.id}`, { label: 'Shop', expiresAt: null }))
  keeps(assert, 'shortenTexts', 200, await reply('POST', '/links/shorten-text', { texts: [{ text: 'See https://shop.example/x' }] }))
  const post = await reply('POST', '/posts', { text: link.body.data.short })
  await fetch(link.body.data.short, { redirect: 'manual', headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux)', 'referer': 'https://news.example/' } })
  await (await app.container.make(ClickBuffer)).flush()
  keeps(assert, 'getLinkClicks', 200, await reply('GET', `/links/${link.body.data.id}/clicks?from=2027-01-01&to=2027-01-02`))
  keeps(assert, 'getLinkClicks', 422, await reply('GET', `/links/${link.body.data.id}/clicks?from=yesterday`))
  keeps(assert, 'getPostClicks', 200, await reply('GET', `/posts/${post.body.data.id}/clicks`))
  keeps(assert, 'deleteLink', 204, await reply('DELETE', `/links/${link.body.data.id}`))
}
