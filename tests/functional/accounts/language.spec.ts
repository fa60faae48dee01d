import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import User from '#models/user'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

/** A second language for as long as a test takes, whichever ones the product comes with. */
function speakLatin() {
  const { config } = i18nManager as unknown as { config: { supportedLocales?: string[] } }
  const [before, all] = [config.supportedLocales, i18nManager.getTranslations() as Record<string, Record<string, string>>]
  config.supportedLocales = ['en', 'la']
  all.la = { ...all.en, 'accounts.profile.saved': 'Servatum est.' }
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

  test('a language that there are no texts of is refused', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    await visitor.post('/account', { fullName: user.fullName, timeZone: 'UTC', language: 'tlh' }, {}, 'PUT')

    assert.equal((await User.findOrFail(user.id)).locale, 'en')
  })
})

const nameOf = (locale: string) => new Intl.DisplayNames(locale, { type: 'language' }).of(locale)!.replace(/^./, (first) => first.toUpperCase())
