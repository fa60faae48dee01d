import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import type { HttpContext } from '@adonisjs/core/http'
import User from '#models/user'
import { answering } from '#services/language'
import { faultSentence } from '#services/publishing/fault_sentences'
import { tokenFor } from '#tests/functional/publishing/support'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

/** A second language for as long as a test takes, whichever ones the product comes with. */
function speakLatin() {
  const { config } = i18nManager as unknown as { config: { supportedLocales?: string[] } }
  const [before, all] = [config.supportedLocales, i18nManager.getTranslations() as Record<string, Record<string, string>>]
  config.supportedLocales = ['en', 'la']
  all.la = { ...all.en, 'accounts.profile.saved': 'Servatum est.', 'validator.shared.messages.required': 'Deest.', 'faults.E_TOKEN_EXPIRED.sentence': 'Exspiravit.' }
  return () => {
    config.supportedLocales = before
    delete all.la
  }
}

test.group('Accounts / language', (group) => {
  group.each.setup(() => forgetLimits())

  test('the language that a person chooses is the one of their pages, whatever the browser asks for', async ({ assert }) => {
    const forget = speakLatin()
    try {
      const { user } = await createUser()
      const { visitor } = await signIn(user.email)
      const before = await visitor.get('/account')
      const answer = await visitor.post('/account', { fullName: user.fullName, timeZone: 'UTC', language: 'la' }, {}, 'PUT')
      const after = await visitor.get('/account')

      assert.equal(before.page!.props.language, 'en')
      assert.deepEqual(before.page!.props.languages, [{ value: 'en', label: 'English' }, { value: 'la', label: nameOf('la') }])
      assert.equal(answer.status, 302)
      assert.equal((await User.findOrFail(user.id)).locale, 'la')
      assert.equal(after.page!.props.language, 'la')
      assert.include(after.text, '<html lang="la"')
      assert.equal((after.page!.props.flash as { notice: string }).notice, 'Servatum est.')
      assert.include((await new Visitor().get('/login')).text, '<html lang="en"')
    } finally {
      forget()
    }
  })

  test('an unknown address says so in the language that is asked for', async ({ assert }) => {
    const page = await new Visitor().send('GET', '/nothing/here', undefined, { 'accept': 'text/html', 'accept-language': 'de-AT,de;q=0.9' })
    const data = await new Visitor().send('GET', '/api/v1/nothing', undefined, { 'accept-language': 'de' })

    assert.equal(page.status, 404)
    assert.include(page.text, '<html lang="de"')
    assert.equal(page.page!.props.language, 'de')
    assert.equal(data.json.detail, 'Unter dieser Adresse gibt es nichts, oder Sie dürfen es nicht sehen.')
  })

  test('a program gets the language it asks for, and its person’s where it asks for none', async ({ assert, cleanup }) => {
    cleanup(speakLatin())
    const { user, workspaceId } = await createUser()
    await user.merge({ locale: 'la' }).save()
    const token = await tokenFor(user, workspaceId)
    const answerTo = async (language?: string) => {
      const { json } = await new Visitor().send('POST', '/api/v1/templates', '{}', { 'content-type': 'application/json', 'accept': 'application/json', 'authorization': `Bearer ${token}`, ...(language && { 'accept-language': language }) })
      if (!json.errors) throw new Error(JSON.stringify(json))
      return json.errors[0].message as string
    }

    // Node's fetch says "*" by itself.
    assert.equal(await answerTo(), 'Deest.')
    assert.notEqual(await answerTo('en-GB,en;q=0.8'), 'Deest.')
    assert.equal(await answerTo('la'), 'Deest.')
  })

  test('a sentence made far below is in the language of the request that is answered, and in English where nobody asks', ({ assert, cleanup }) => {
    cleanup(speakLatin())
    const ctx = { i18n: i18nManager.locale('la') } as HttpContext

    assert.equal(answering(ctx, () => faultSentence('E_TOKEN_EXPIRED').sentence), 'Exspiravit.')
    assert.notEqual(faultSentence('E_TOKEN_EXPIRED').sentence, 'Exspiravit.')
  })

  test('a language that there are no texts of is refused', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const json = { accept: 'application/json' }
    const answer = await visitor.post('/account', { fullName: user.fullName, timeZone: 'UTC', language: 'tlh' }, json, 'PUT')

    assert.equal(answer.status, 422)
    assert.equal(answer.json.errors[0].path, 'language')
    assert.equal((await User.findOrFail(user.id)).locale, 'en')
  })
})

const nameOf = (locale: string) => new Intl.DisplayNames(locale, { type: 'language' }).of(locale)!.replace(/^./, (first) => first.toUpperCase())
