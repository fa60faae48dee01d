import { expect, test } from 'vitest'
import { markdownOf } from '~/logic/plugin_document'

const rendered = (text: string) => {
  const place = document.createElement('div')
  place.innerHTML = markdownOf(text)
  return place
}

test('headings, lists and tables of a setup document are what they are', () => {
  const made = rendered('# Set up\n\n1. Make an app\n2. Copy its *id*\n\n| Key | Value |\n|---|---|\n| a | b |')

  expect(made.querySelector('h1')?.textContent).toBe('Set up')
  expect(made.querySelectorAll('ol li')).toHaveLength(2)
  expect(made.querySelectorAll('td')).toHaveLength(2)
})

test('links lead outside, in a page of their own, or they are words', () => {
  const made = rendered('[docs](https://example.org/a) [limits](limits.md) [x](javascript:alert(1)) [data](data:text/html,x)')
  const links = [...made.querySelectorAll('a[href]')]

  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org/a'])
  expect(links[0].getAttribute('rel')).toContain('noopener')
  expect(made.textContent).toContain('limits')
})

test('nothing a plugin writes becomes an element of its choosing', () => {
  const made = rendered('<img src=x onerror=alert(1)><script>alert(1)</script>\n\n![p](https://example.org/p.png)\n\n<iframe src="//e"></iframe>')

  expect(made.querySelectorAll('img, script, iframe')).toHaveLength(0)
  expect(made.textContent).toContain('onerror')
})
