import { test } from '@japa/runner'
import { LONGEST } from '#services/profiles/limits'
import { pageFacts } from '#services/profiles/page_facts'

const facts = (html: string | Buffer, charset: string | null = null) => pageFacts(Buffer.from(html as string), charset)

test.group('Profiles / page facts', () => {
  test('what a page says for others comes before its title', ({ assert }) => {
    const page = '<html><head><title>Shop | Tea</title><meta name="description" content="Plain"><meta property="og:title" content="Tea &amp; time"><meta property="og:description" content="Slow &#x2615;"><meta content="/tea.jpg" property="og:image"><base href="/shop/"></head><body></body>'

    assert.deepEqual(facts(page), { title: 'Tea & time', description: 'Slow ☕', picture: '/tea.jpg', base: '/shop/' })
  })

  test('any vocabulary will do, and an empty word says nothing', ({ assert }) => {
    const page = '<title>Plain</title><meta property="og:title" content=" "><meta name="card:title" content="Card"><meta name="card:image" content="/card.jpg"><meta name="description" content="Plain"><meta name="card:description" content="Better">'

    assert.deepEqual(facts(page), { title: 'Card', description: 'Better', picture: '/card.jpg', base: null })
  })

  test('a plain page has its title and description', ({ assert }) => {
    assert.deepEqual(facts('<title>\n  Only\ta   title </title><meta name=description content=Words>'), { title: 'Only a title', description: 'Words', picture: null, base: null })
  })

  test('what stands in the body, in scripts and comments, or a second time, is not what the page says', ({ assert }) => {
    const page = '<head><!-- <title>No</title> --><script>"<title>No</title>"</script><title>Yes</title><meta property="og:image" content="https://a.example/1.jpg"><meta property="og:image" content="https://a.example/2.jpg"></head><body><title>No</title><meta property="og:title" content="No"><svg><title>No</title></svg>'

    assert.containsSubset(facts(page), { title: 'Yes', picture: 'https://a.example/1.jpg' })
  })

  test('markup in a title is text, and is cut where a letter ends', ({ assert }) => {
    const { title, description } = facts(`<title>&lt;script&gt;alert(1)&lt;/script&gt;\u0000</title><meta name="description" content="${'🧨'.repeat(400)}">`)

    assert.equal(title, '<script>alert(1)</script>\uFFFD'.replace('\uFFFD', title!.endsWith('\uFFFD') ? '\uFFFD' : ''))
    assert.isTrue(description!.isWellFormed())
    assert.equal(description!.length, LONGEST.note)
  })

  test('encodings are those of the header, else of the page, else UTF-8', ({ assert }) => {
    const latin = Buffer.from('<meta charset="iso-8859-2"><title>\xe8aj</title>', 'latin1')

    assert.equal(facts(latin).title, 'čaj')
    assert.equal(facts(latin, 'iso-8859-1').title, 'èaj')
    assert.equal(facts('<title>čaj</title>', 'no-such-thing').title, 'čaj')
  })

  test('nonsense has no facts and takes no time', ({ assert }) => {
    const nothing = { title: null, description: null, picture: null, base: null }
    for (const page of ['', '<', '<title>', '</title></head>', '<meta>', '<meta property="og:title" content="  ">', '\0\0\0']) assert.containsSubset(facts(page), { picture: null })

    const started = performance.now()
    assert.deepEqual(facts('<div>'.repeat(200_000)), nothing)
    assert.deepEqual(facts('<noscript>'.repeat(100_000)), nothing)
    assert.deepEqual(facts(`<title>${'&'.repeat(1_000_000)}`).picture, null)
    assert.deepEqual(facts('<!--'.repeat(250_000)), nothing)
    assert.deepEqual(facts(`<meta ${'a="b" '.repeat(100_000)}>`), nothing)

    assert.isBelow(performance.now() - started, 2_000)
  })
})
