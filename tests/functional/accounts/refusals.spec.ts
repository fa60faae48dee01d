import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import type { HttpContext } from '@adonisjs/core/http'
import type User from '#models/user'
import { E_ARCHIVE } from '#services/transfer/errors'
import { answering } from '#services/language'
import { refusalIn, sentenceIn } from '#services/refusals'
import { createAuthor, tokenFor } from '#tests/functional/publishing/support'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

const TOO_LONG = `/api/v1/slots?channels=${randomUUID()}&from=${encodeURIComponent('2027-01-01T00:00:00Z')}&until=${encodeURIComponent('2027-12-01T00:00:00Z')}`
const speaking = (locale: string) => i18nManager.locale(locale)

async function createGerman() {
  const made = await createUser()
  await made.user.merge({ locale: 'de' }).save()
  return made
}

/** What a program of theirs is told. */
async function asProgram({ user, workspaceId }: { user: User; workspaceId: string }) {
  const authorization = `Bearer ${await tokenFor(user, workspaceId)}`
  return (method: string, path: string, body?: object, language?: string) =>
    new Visitor().send(method, path, body && JSON.stringify(body), { accept: 'application/json', authorization, ...(body && { 'content-type': 'application/json' }), ...(language && { 'accept-language': language }) })
}

test.group('Accounts / refusals in one’s language', (group) => {
  group.each.setup(() => forgetLimits())

  test('somebody signed in is refused in their language, with the values in their places', async ({ assert }) => {
    const [german, english] = [await createGerman(), await createUser()]
    const json = { accept: 'application/json' }
    const told = await (await signIn(german.user.email)).visitor.get(TOO_LONG, json)
    const inEnglish = await (await signIn(english.user.email)).visitor.get(TOO_LONG, json)

    assert.deepEqual([told.status, told.json.code], [422, 'E_WINDOW_TOO_LONG'])
    assert.match(told.json.detail, /^Fragen Sie höchstens \d+ Tage auf einmal ab$/)
    assert.match(inEnglish.json.detail, /^Ask for at most \d+ days at once$/)
  })

  test('a program is refused in the language it asks for', async ({ assert }) => {
    const program = await asProgram(await createUser())

    assert.match((await program('GET', TOO_LONG, undefined, 'de-DE,de;q=0.9')).json.detail, /^Fragen Sie höchstens/)
    assert.match((await program('GET', TOO_LONG, undefined, 'en')).json.detail, /^Ask for at most/)
    assert.match((await program('GET', TOO_LONG)).json.detail, /^Ask for at most/)
    assert.equal((await program('GET', `/api/v1/posts/${randomUUID()}`, undefined, 'de')).json.detail, 'Unter dieser Adresse gibt es nichts, oder Sie dürfen es nicht sehen.')
  })

  test('what is wrong with a value is said in the language, too', async ({ assert }) => {
    const program = await asProgram(await createUser())
    const { json } = await program('POST', '/api/v1/calendar/entries', { kind: 'note', title: 'Note', startsOn: '2027-03-02', endsOn: '2027-03-02', startTime: '10:00', endTime: '09:00', timeZone: 'UTC' }, 'de')

    assert.equal(json.detail, 'Einige Werte werden nicht angenommen.')
    assert.deepEqual(json.errors, [{ path: 'endTime', rule: 'end', message: 'Das Ende liegt vor dem Beginn' }])
    const { json: slots } = await program('GET', '/api/v1/slots/next?channels=none', undefined, 'de')
    assert.match(slots.errors[0].message, /^Geben Sie höchstens \d+ IDs von Kanälen an, mit Kommas dazwischen$/)
  })

  test('why somebody may not is said in their language', async ({ assert }) => {
    const author = await createAuthor()
    const program = await asProgram(author)
    const { json } = await program('POST', '/api/v1/role-assignments', { userId: author.user.id, roleId: 'owner', scopeType: 'brand', scopeId: author.brandId }, 'de')

    assert.equal(json.detail, 'Die Rolle Inhaber kann nicht für eine Marke vergeben werden, sondern nur für den ganzen Workspace.')
  })

  test('values that are sentences are said in the language; what it does not know stays English', ({ assert }) => {
    const error = new E_ARCHIVE(['it has more than 20 entries'])
    const german = { i18n: speaking('de') } as HttpContext

    assert.equal(answering(german, () => sentenceIn(error)), 'Dieses Archiv kann nicht importiert werden: es hat mehr als 20 Einträge')
    assert.equal(answering(german, () => sentenceIn(new E_ARCHIVE(['of a kind of its own']))), 'Dieses Archiv kann nicht importiert werden: of a kind of its own')
    assert.equal(answering(german, () => refusalIn('E_ARCHIVE', 'Something else')), 'Something else')
    assert.equal(answering(german, () => refusalIn('E_UNHEARD_OF', 'Something else')), 'Something else')
    assert.equal(sentenceIn(error), error.message)
    assert.equal(refusalIn('E_CONFLICT', 'The post was changed by somebody else since you opened it. Load their version, or save yours again.', speaking('en')), 'The post was changed by somebody else since you opened it. Load their version, or save yours again.')
  })

  test('a value is said as it is, whatever signs it has', ({ assert }) => {
    const sentence = (email: string) => refusalIn('E_ALREADY_MEMBER', `${email} is a member already. Give them the role on the page of members.`, speaking('de'))

    for (const email of ['{0}@example.test', "o'{x}@example.test", '$1@example.test']) assert.isTrue(sentence(email).startsWith(`${email} ist bereits Mitglied.`))
  })
})
