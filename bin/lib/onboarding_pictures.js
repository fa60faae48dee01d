import { scene } from './picture_content.js'

const PASSWORD = 'a-calm-steady-beat-9'
const LOOK = {
  logoLightId: null,
  logoDarkId: null,
  markId: null,
  colours: { primary: '#7a3e1d', secondary: '#2f5d50', accent: '#f4b860', background: '#fffaf3', text: '#2a1a10' },
  fonts: { heading: 'playfair-display', body: 'source-sans-3' },
  imagery: 'Morning light, hands at work, flour in the air.',
}
const contact = (email) => ({ name: null, email, phone: null })

/** What somebody would have typed by then, for each step of each type. */
const JOURNEYS = {
  agency: {
    company_info: { displayName: 'Ledger & Beat', legalName: null, about: 'We plan, make and publish for food and craft brands between Prague and Vienna.', website: 'https://ledger-beat.example', founded: 2016, teamSize: '11-50', contact: contact('hello@ledger-beat.example'), regions: ['CZ', 'AT', 'DE'], languages: ['cs', 'de', 'en'] },
    branding: { ...LOOK, colours: { primary: '#1d4e89', secondary: '#2a9d8f', accent: '#f79256', background: '#ffffff', text: '#14213d' }, fonts: { heading: 'space-grotesk', body: 'inter' }, imagery: null },
    invite_team: null,
    create_brand: { name: 'Crumb & Crust', timeZone: 'Europe/Prague', tagline: 'Bread that takes its time', industry: 'Bakery', website: 'https://crumb.example', look: LOOK },
  },
  brand: {
    brand_identity: { name: 'Crumb & Crust', identity: { tagline: 'Bread that takes its time', story: 'Three ovens, one street, and a sourdough that is older than the shop.', mission: null, industry: 'Bakery', website: 'https://crumb.example', founded: 2011 }, look: LOOK },
    target_audience: { segments: [{ name: 'Early risers', ageFrom: 25, ageTo: 45, genders: [], locations: ['Prague'], languages: ['cs', 'en'], interests: ['coffee', 'cycling'], pains: ['queues before work'], goals: ['a good breakfast'] }], personas: [] },
    brand_guidelines: { voice: [{ trait: 'Warm', doExample: 'Come in, the oven is still hot.', dontExample: 'Visit our premises.' }, { trait: 'Plain', doExample: null, dontExample: null }], bannedWords: ['artisanal', 'passion'], disclosures: [], hashtags: ['#crumbandcrust'], emoji: 'sparing', approval: 'internal', competitors: [], links: [] },
  },
  creator: {
    personal_info: { displayName: 'Leyla Marten', bio: 'I film kitchens: how things are made, and by whom.', pronouns: 'she/her', niches: ['food', 'craft', 'travel'], country: 'CZ', city: 'Prague', languages: ['en', 'cs', 'ar'], contact: contact('leyla@example.com'), portraitId: null },
    portfolio: { items: [] },
    rate_card: { rates: [{ deliverable: 'Reel up to 60 seconds', platform: null, price: 45_000, currency: 'EUR', unit: 'item', turnaroundDays: 7, usageRights: 'Their own channels, six months', notes: null }, { deliverable: 'Day of filming', platform: null, price: null, currency: 'EUR', unit: 'day', turnaroundDays: null, usageRights: null, notes: null }] },
  },
}
const WORKS = [
  ['Ovens at five', '#f4c98b', '#b4532a'],
  ['A week of crumbs', '#3b1d0f', '#f97316'],
  ['The knife maker', '#1e3a5f', '#9cc3d5'],
  ['Salt', '#14532d', '#d9f99d'],
]

/** The steps of onboarding, each as somebody sees it who has come that far: three people, registered for it. */
export async function onboardingPages(browser, base) {
  const pages = [{ name: 'onboarding-profile_type', path: '/onboarding', as: (await arrive(browser, base)).as }]
  for (const [type, drafts] of Object.entries(JOURNEYS)) {
    const { as, call, close } = await arrive(browser, base)
    await call('PUT', { step: 'profile_type', action: 'next', data: { profileType: type } })
    if (type === 'creator') drafts.portfolio.items = await works(call)
    for (const [step, data] of Object.entries(drafts)) {
      await call('PUT', data ? { step, action: 'next', data } : { step, action: 'skip' })
      pages.push({ name: `onboarding-${step}`, path: `/onboarding?step=${step}`, as })
    }
    pages.push({ name: `onboarding-connect_socials-${type}`, path: '/onboarding?step=connect_socials', as }, ...(await profilePages(type, as, call)))
    await close()
  }
  return pages
}

/** What the journey made: the dashboard of its type, and the pages that show who they are. */
async function profilePages(type, as, call) {
  const { brandId, creatorId } = await call('GET')
  const one = { agency: ['agency', '/agency'], brand: ['brand', `/brands/${brandId}`], creator: ['creator', `/creators/${creatorId}`] }[type]
  const pages = [
    { name: `dashboard-${type}`, path: '/', as },
    { name: one[0], path: one[1], as },
    { name: `${one[0]}-edit`, path: `${one[1]}#${{ agency: 'company.about', brand: 'guidelines.voice', creator: 'rates' }[type]}`, as },
  ]
  return type === 'agency' ? [...pages, { name: 'brands', path: '/brands', as }, { name: 'creators', path: '/creators', as }] : pages
}

/** Somebody new, with their cookies and a way to ask on their behalf. */
async function arrive(browser, base) {
  const context = await browser.newContext({ baseURL: base })
  const page = await context.newPage()
  await page.goto('/register')
  await page.locator('input[name=fullName]').fill('Leyla Marten')
  await page.locator('input[name=email]').fill(`leyla.${Date.now()}@example.com`)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => url.pathname === '/onboarding')
  const as = await context.storageState()

  async function call(method, data, path = '/api/v1/onboarding/progress', options = { data }) {
    const token = decodeURIComponent((await context.cookies()).find(({ name }) => name.endsWith('XSRF-TOKEN'))?.value ?? '')
    const response = await context.request.fetch(path, { method, ...options, headers: { 'accept': 'application/json', 'x-xsrf-token': token } })
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`)
    return (await response.json()).data
  }
  return { as, call, close: () => context.close() }
}

async function works(call) {
  const { brandId } = await call('GET')
  return Promise.all(
    WORKS.map(async ([title, from, to], index) => {
      const file = { name: `work-${index}.jpg`, mimeType: 'image/jpeg', buffer: await scene(from, to, index) }
      const { id } = await call('POST', undefined, '/api/v1/media', { multipart: { brandId, altText: title, file } })
      return { kind: 'media', title, brand: index ? null : 'Crumb & Crust', result: null, url: null, mediaId: id, publishedOn: null }
    })
  )
}
