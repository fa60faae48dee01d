import { test } from '@japa/runner'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { ONBOARDING_STEPS, type OnboardingStep } from '#services/profiles/shapes'
import { ask, baseURL, closeBrowser, newAddress, overflowAt, PASSWORD, signIn, stranger } from '#tests/browser/support'

type Kind = keyof typeof ONBOARDING_STEPS
const KINDS = (Object.keys(ONBOARDING_STEPS) as Kind[]).map((kind) => ({ kind }))
const NARROWEST = 320

/** One field of each step that somebody types into. `open` shows it first. */
const TYPED: Partial<Record<OnboardingStep, { field: string; text: string; open?: string }>> = {
  company_info: { field: '[id="company.displayName"]', text: 'Ledger & Beat' },
  branding: { field: '[id="branding.imagery"]', text: 'Morning light, hands at work' },
  invite_team: { field: '[id="invitations.0.email"]', text: 'grace.hopper@example.com' },
  create_brand: { field: '#name', text: 'Crumb & Crust' },
  brand_identity: { field: '#name', text: 'Crumb & Crust' },
  target_audience: { field: '[id="audience.segments.0.name"]', text: 'Early risers', open: '[id="audience.segments"] [data-add]' },
  brand_guidelines: { field: '[id="guidelines.voice.0.trait"]', text: 'Warm', open: '[id="guidelines.voice"] [data-add]' },
  personal_info: { field: '[id="about.displayName"]', text: 'ليلى الكاتبة' },
  rate_card: { field: '[id="rates.0.deliverable"]', text: 'A reel of a minute', open: '[id="rates"] [data-add]' },
}

const goOn = (page: Page) => page.locator('footer button[type=submit]')
const atStep = (page: Page, step: OnboardingStep) => page.waitForURL((url) => url.pathname === '/onboarding' && url.searchParams.get('step') === step)
const saved = (page: Page) => page.locator('[data-save=saved]').waitFor()

/** Registered a moment ago; the journey begins by itself. */
async function register() {
  const context = await stranger()
  const page = await context.newPage()
  const email = newAddress('ada')
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto('/register')
  await page.locator('input[name=fullName]').fill('Ada Ledger')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await atStep(page, 'profile_type')
  return { context, page, email, errors }
}

async function choose(page: Page, kind: Kind) {
  await page.locator(`[data-type=${kind}]`).click()
  await goOn(page).click()
  await atStep(page, ONBOARDING_STEPS[kind][1])
}

async function type(page: Page, step: OnboardingStep) {
  const typed = TYPED[step]
  if (!typed) return
  const field = page.locator(typed.field)
  if (typed.open && !(await field.count())) await page.locator(typed.open).first().click()
  await field.fill(typed.text)
  await saved(page)
}

/** From the platform's consent page back to the wizard, with the first account. */
async function consent(page: Page) {
  await page.locator('button[value=approve]').click()
  await page.waitForURL(/\/(onboarding|channels\/choose)/)
  if (page.url().includes('/channels/choose/')) {
    await page.locator('form li label').first().waitFor()
    const first = page.locator('form li').first().getByRole('checkbox')
    if ((await first.getAttribute('aria-checked')) !== 'true') await first.click()
    await page.getByRole('button', { name: /^Connect 1 account/ }).click()
  }
  await page.waitForURL(/\/onboarding\?.*connected=/)
}

/** Through every step up to the channels. */
async function journey(page: Page, kind: Kind) {
  await choose(page, kind)
  for (const step of ONBOARDING_STEPS[kind].slice(1, -1)) {
    await atStep(page, step)
    await type(page, step)
    if (TYPED[step] && step !== 'invite_team') await goOn(page).click()
    else await page.getByRole('button', { name: 'Skip', exact: true }).click()
  }
  await atStep(page, 'connect_socials')
}

test.group('Browser / onboarding', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(240_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('{kind}: from registering to a dashboard that shows what was entered')
    .with(KINDS)
    .run(async ({ assert }, { kind }) => {
      const { page, context, errors } = await register()
      await journey(page, kind)
      if (kind === 'creator') {
        await page.getByRole('button', { name: 'Connect: Instagram' }).click()
        await consent(page)
      }
      await goOn(page).click()
      await page.waitForURL((url) => url.pathname === '/')
      await page.locator('h1').first().waitFor()

      const shown = { agency: TYPED.company_info!, brand: TYPED.brand_guidelines!, creator: TYPED.personal_info! }[kind]
      await page.getByText(shown.text).first().waitFor()
      assert.deepEqual(errors, [])
      const { brandId, creatorId, completedAt } = (await ask(page, 'GET', '/api/v1/onboarding/progress')).body.data
      const profile = (await ask(page, 'GET', kind === 'creator' ? `/api/v1/creators/${creatorId}/profile` : `/api/v1/brands/${brandId}/profile`)).body.data
      assert.isNotNull(completedAt)
      assert.equal(profile.name, kind === 'creator' ? TYPED.personal_info!.text : TYPED.create_brand!.text)
      if (kind === 'agency') {
        assert.equal((await ask(page, 'GET', '/api/v1/agency/profile')).body.data.sections.branding.imagery, TYPED.branding!.text)
      }
      if (kind === 'brand') assert.equal(profile.sections.guidelines.voice[0].trait, TYPED.brand_guidelines!.text)
      if (kind === 'creator') assert.equal(profile.sections.rates[0].deliverable, TYPED.rate_card!.text)
      await context.close()
    })

  test('a channel is connected and disconnected inside, and a consent that was refused comes back as a sentence', async ({ assert }) => {
    const { page, context, errors } = await register()
    await journey(page, 'brand')

    await page.getByRole('button', { name: 'Connect: Instagram' }).click()
    await page.locator('button[value=cancel]').click()
    await page.waitForURL(/\/onboarding\?.*step=connect_socials/)
    await page.getByText('Connecting was cancelled at Instagram. Nothing was changed.').waitFor()

    await page.getByRole('button', { name: 'Connect: Instagram' }).click()
    await consent(page)
    const card = page.getByRole('article', { name: 'Instagram' })
    await card.getByText('1 account').waitFor()
    const handle = await card.locator('[data-connection] .font-medium').first().innerText()
    await page.locator('[data-preview]').getByText(handle).waitFor()

    await card.getByRole('button', { name: `Disconnect: ${handle}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
    await card.getByText('Not connected').waitFor()
    assert.equal(await page.locator('[data-preview]').getByText(handle).count(), 0)
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('a creator cannot finish without a channel, neither here nor through the API', async ({ assert }) => {
    const { page, context } = await register()
    await journey(page, 'creator')
    assert.equal(await page.getByRole('button', { name: 'Skip', exact: true }).count(), 0)
    await goOn(page).click()
    await page.locator('#step-problem').getByRole('alert').or(page.locator('#step-problem')).getByText(/channel/).first().waitFor()
    assert.include(page.url(), 'step=connect_socials')

    const answer = await ask(page, 'POST', '/api/v1/onboarding/complete', {})
    assert.equal(answer.status, 409)
    await page.goto('/onboarding')
    await atStep(page, 'connect_socials')
    await context.close()
  })

  test('{kind}: the browser is killed at each step, and elsewhere nothing that was typed is lost')
    .with(KINDS)
    .run(async ({ assert }, { kind }) => {
      let { page, context, email } = await register()
      await choose(page, kind)
      for (const step of ONBOARDING_STEPS[kind].slice(1, -1)) {
        await type(page, step)
        await context.close()

        context = await stranger()
        page = await context.newPage()
        await signIn(page, email)
        await page.goto('/onboarding')
        await atStep(page, step)
        const typed = TYPED[step]
        if (typed) {
          const field = page.locator(typed.field)
          await field.waitFor()
          assert.equal(await field.inputValue(), typed.text, step)
        }
        if (typed && step !== 'invite_team') await goOn(page).click()
        else await page.getByRole('button', { name: 'Skip', exact: true }).click()
        await page.waitForURL((url) => url.searchParams.get('step') !== step)
      }
      await context.close()
    })

  test('a browser that could not reach the server keeps what was typed, and sends it when it is opened again', async ({ assert }) => {
    const { page, context } = await register()
    await choose(page, 'brand')
    await context.route('**/api/v1/onboarding/**', (route) => route.abort())
    await page.locator('[id="identity.tagline"]').fill('Bread that takes its time')
    await page.locator('[data-save=offline]').waitFor()
    // Its process is gone without a farewell.
    await page.goto('chrome://crash').catch(() => {})
    await page.close()

    await context.unroute('**/api/v1/onboarding/**')
    const again = await context.newPage()
    await again.goto('/onboarding')
    await again.getByText(/is back\.$/).waitFor()
    assert.equal(await again.locator('[id="identity.tagline"]').inputValue(), 'Bread that takes its time')
    await saved(again)
    const { body } = await ask(again, 'GET', '/api/v1/onboarding/progress')
    assert.equal(body.data.steps.find((step: { key: string }) => step.key === 'brand_identity').draft.identity.tagline, 'Bread that takes its time')
    await context.close()
  })

  test('two tabs on different steps keep both; on the same step the person chooses', async ({ assert }) => {
    const { page, context } = await register()
    await choose(page, 'brand')
    await page.locator('#name').fill('Crumb & Crust')
    await goOn(page).click()
    await atStep(page, 'target_audience')
    // The other one opens while this one could not send yet: what is typed here is not for it to send.
    await context.route('**/api/v1/onboarding/**', (route) => route.abort())
    const { field, text, open } = TYPED.target_audience!
    await page.locator(open!).click()
    await page.locator(field).fill(text)
    await page.locator('[data-save=offline]').waitFor()
    const other = await context.newPage()
    await other.goto('/onboarding?step=brand_identity')
    await atStep(other, 'brand_identity')
    await other.locator('[id="identity.tagline"]').waitFor()
    assert.equal(await other.getByText(/is back\.$/).count(), 0)
    await context.unroute('**/api/v1/onboarding/**')
    await saved(page)

    await other.locator('[id="identity.tagline"]').fill('Theirs')
    await saved(other)
    assert.equal(await other.getByRole('dialog').count(), 0)

    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await atStep(page, 'brand_identity')
    await page.waitForFunction(() => ((globalThis as any).document.getElementById('identity.tagline') as any)?.value === 'Theirs')
    await page.locator('[id="identity.tagline"]').fill('Mine')
    await saved(page)
    await other.locator('[id="identity.mission"]').fill('Typed over an older version')
    const dialog = other.getByRole('dialog', { name: 'Changed in another place' })
    await dialog.waitFor()
    assert.include(await dialog.innerText(), 'Mine')
    await dialog.getByRole('button', { name: 'Keep what is here' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await saved(other)

    const { body } = await ask(page, 'GET', '/api/v1/onboarding/progress')
    const draftOf = (key: string) => body.data.steps.find((step: { key: string }) => step.key === key).draft
    assert.equal(draftOf('brand_identity').identity.tagline, 'Theirs')
    assert.equal(draftOf('brand_identity').identity.mission, 'Typed over an older version')
    assert.equal(draftOf('target_audience').segments[0].name, 'Early risers')
    await context.close()
  })

  test('going back in the browser goes back a step, and forward again, with what was typed', async ({ assert }) => {
    const { page, context, errors } = await register()
    await choose(page, 'creator')
    await type(page, 'personal_info')
    await goOn(page).click()
    await atStep(page, 'portfolio')

    await page.goBack()
    await atStep(page, 'personal_info')
    assert.equal(await page.locator('[id="about.displayName"]').inputValue(), TYPED.personal_info!.text)
    await page.locator('[id="about.bio"]').fill('Written after going back')
    await page.goForward()
    await atStep(page, 'portfolio')
    await page.goBack()
    await page.locator('[id="about.bio"]').waitFor()
    assert.equal(await page.locator('[id="about.bio"]').inputValue(), 'Written after going back')
    assert.deepEqual(errors, [])
    await context.close()
  })

  test('the keyboard is enough, and the focus is at the heading of each step', async ({ assert }) => {
    const { page, context } = await register()
    const focused = () => page.evaluate(() => (globalThis as any).document.activeElement?.tagName)
    await page.locator('h1').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    assert.equal(await page.locator('input[type=radio]:checked').getAttribute('value'), 'brand')
    await page.keyboard.press('Enter')
    await atStep(page, 'brand_identity')
    assert.equal(await focused(), 'H1')

    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Typed without a mouse')
    await page.keyboard.press('Enter')
    await atStep(page, 'target_audience')
    assert.equal(await focused(), 'H1')
    await page.goto('/onboarding?step=brand_identity')
    await page.locator('#name').waitFor()
    assert.equal(await page.locator('#name').inputValue(), 'Typed without a mouse')
    await context.close()
  })

  test('what looks like markup stays text, also in the card beside it', async ({ assert }) => {
    const { page, context } = await register()
    await choose(page, 'brand')
    const hostile = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'
    await page.locator('[id="identity.tagline"]').fill(hostile)
    await page.locator('[data-preview]').getByText(hostile).waitFor()
    await saved(page)
    await page.reload()
    await page.locator('[data-preview]').getByText(hostile).waitFor()
    assert.isUndefined(await page.evaluate(() => (globalThis as any).pwned))
    await context.close()
  })

  test('{kind}: nobody is kept out of a step, in both themes, and it fits the narrowest screen')
    .with(KINDS)
    .run(async ({ assert }, { kind }) => {
      const { page, context } = await register()
      const examine = async (step: OnboardingStep) => {
        await page.mouse.move(0, 0)
        for (const theme of ['light', 'dark'] as const) {
          await page.evaluate((name) => {
            const { classList } = (globalThis as any).document.documentElement
            classList.remove('light', 'dark')
            classList.add(name)
          }, theme)
          // Colours change softly; what is looked at is where they arrive.
          await page.waitForTimeout(400)
          const { violations } = await new AxeBuilder({ page: page as any }).analyze()
          assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0].html.slice(0, 160)}`), [], `${step} ${theme}`)
        }
        assert.equal(await overflowAt(page, NARROWEST), 0, step)
      }
      // Without the greeting, which stands over the page for some seconds.
      await page.reload()
      await examine('profile_type')
      await choose(page, kind)
      for (const step of ONBOARDING_STEPS[kind].slice(1)) {
        await atStep(page, step)
        await type(page, step)
        await examine(step)
        if (step === 'connect_socials') break
        if (TYPED[step] && step !== 'invite_team') await goOn(page).click()
        else await page.getByRole('button', { name: 'Skip', exact: true }).click()
      }
      await context.close()
    })
})
