import { test } from '@japa/runner'
import { deviceOf, isAhead, isBot, referrerHost } from '#services/links/visitors'

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/20.0 Mobile/15E148 Safari/604.1'
const PIXEL = 'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
const TABLET = 'Mozilla/5.0 (Linux; Android 15; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

test.group('Links / who follows them', () => {
  test('programs that say what they are do not count', ({ assert }) => {
    const programs = ['', 'curl/8.0', 'python-requests/2.32', 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'Mozilla/5.0 (compatible; bingbot/2.0)', 'Slackbot-LinkExpanding 1.0', 'WhatsApp/2.23', 'LinkedInBot/1.0', 'Twitterbot/1.0', 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 HeadlessChrome/140.0', 'TelegramBot (like TwitterBot)']

    assert.deepEqual(programs.filter((agent) => !isBot(agent)), [])
    assert.isTrue(isBot(undefined))
    assert.deepEqual([CHROME, IPHONE, PIXEL, TABLET].filter(isBot), [])
  })

  test('kinds of device are told by what browsers say', ({ assert }) => {
    assert.deepEqual([CHROME, IPHONE, PIXEL, TABLET, 'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Mobile/15E148', 'Mozilla/5.0 (PlayStation 5)'].map(deviceOf), ['desktop', 'mobile', 'mobile', 'tablet', 'tablet', 'other'])
  })

  test('of the page before only the host is kept', ({ assert }) => {
    assert.equal(referrerHost('https://www.example.com/people/ada?token=secret'), 'example.com')
    for (const none of [undefined, '', 'about:blank', 'android-app://com.example', 'nonsense']) assert.equal(referrerHost(none), '')
  })

  test('a page that is loaded ahead of anybody asking is no click', ({ assert }) => {
    const header = (headers: Record<string, string>) => (name: string) => headers[name]

    assert.isTrue(isAhead(header({ 'sec-purpose': 'prefetch;prerender' })))
    assert.isTrue(isAhead(header({ purpose: 'prefetch' })))
    assert.isFalse(isAhead(header({})))
  })
})
