import { test } from '@japa/runner'
import { readFile } from 'node:fs/promises'
import * as errors from '#services/media/errors'
import { byteRange } from '#services/media/byte_range'
import { Gate } from '#services/media/gate'
import { contentDisposition, displayName } from '#services/media/names'
import { readable } from '#services/media/sizes'
import { kindOfType } from '#services/media/kinds'

const JPEG = kindOfType('image/jpeg')

test.group('Media / names', () => {
  test('people see the last part of a path, without tricks', ({ assert }) => {
    const table: [string, string][] = [
      ['photo.jpg', 'photo.jpg'],
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\ada\\photo.jpg', 'photo.jpg'],
      ['e\u0301te\u0301.jpg', 'été.jpg'],
      ['evil\u202Egpj.exe', 'evilgpj.exe'],
      ['a\r\nSet-Cookie: x.jpg', 'aSet-Cookie: x.jpg'],
      ['...', 'image.jpg'],
      ['', 'image.jpg'],
      ['\0', 'image.jpg'],
      ['写真 🌞.jpg', '写真 🌞.jpg'],
    ]
    for (const [sent, shown] of table) assert.equal(displayName(sent, JPEG), shown)
    assert.lengthOf([...displayName('🌞'.repeat(500), JPEG)], 200)
  })

  test('a download has one dot, our extension, and no way out of its header', ({ assert }) => {
    assert.equal(contentDisposition('attachment', 'a.php.jpg', 'jpg'), `attachment; filename="a_php.jpg"; filename*=UTF-8''a_php.jpg`)
    assert.equal(contentDisposition('attachment', `x"; filename="y.exe`, 'png'), `attachment; filename="x_filename_y.png"; filename*=UTF-8''x%22%3B%20filename%3D%22y.png`)
    assert.equal(contentDisposition('inline', '写真.jpg', 'jpg'), `inline; filename="_.jpg"; filename*=UTF-8''%E5%86%99%E7%9C%9F.jpg`)
    assert.match(contentDisposition('inline', '\uD800.jpg', 'jpg'), /%EF%BF%BD\.jpg$/)
    assert.match(contentDisposition('inline', "it's (1)*.jpg", 'jpg'), /UTF-8''it%27s%20%281%29%2A\.jpg$/)
  })
})

test.group('Media / small parts', () => {
  test('ranges', ({ assert }) => {
    assert.deepEqual(byteRange('bytes=0-4', 10), { from: 0, to: 5 })
    assert.deepEqual(byteRange('bytes=-3', 10), { from: 7, to: 10 })
    assert.deepEqual(byteRange('bytes= 2- ', 10), { from: 2, to: 10 })
    assert.equal(byteRange('bytes=10-', 10), 'unsatisfiable')
    assert.equal(byteRange('bytes=0-', 0), 'unsatisfiable')
    for (const ignored of [undefined, '', 'bytes', 'bytes=', 'bytes=-', 'bytes=1-0', 'bytes=0-1,2-3', 'x=0-1', 'bytes=0-1x', 'bytes=-1-2']) assert.isNull(byteRange(ignored, 10))
  })

  test('sizes read as people say them', ({ assert }) => {
    assert.deepEqual([0, 1, 1023, 1024, 31457280, 4294967296, 53687091200].map(readable), ['0 bytes', '1 bytes', '1023 bytes', '1 KB', '30 MB', '4 GB', '50 GB'])
  })

  test('a gate lets no more through than it is wide, and opens again after errors', async ({ assert }) => {
    const gate = new Gate(2)
    let [inside, most] = [0, 0]
    const job = async (fails: boolean) => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setTimeout(resolve, 2))
      inside--
      if (fails) throw new Error('on purpose')
    }

    const ended = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => gate.run(() => job(index % 3 === 0))))

    assert.equal(most, 2)
    assert.equal(inside, 0)
    assert.lengthOf(ended.filter(({ status }) => status === 'rejected'), 7)
    await gate.run(() => job(false))
  })

  test('each error has a title and an advice in the language files', async ({ assert }) => {
    const { errors: sentences } = JSON.parse(await readFile('resources/lang/en/media.json', 'utf8'))
    assert.sameMembers(Object.keys(sentences), Object.keys(errors))
    for (const [name, error] of Object.entries(errors)) {
      const made = new (error as any)(['x', 'y'])
      assert.equal(made.code, name)
      assert.isAtLeast(made.status, 400)
      assert.isBelow(made.status, 500)
    }
  })
})
