import { test } from '@japa/runner'
import {
  AddressRefused,
  refusalOf,
  refusalOfUrl,
  safeLookup,
  vetAddress,
  type Resolver,
} from '../address.ts'

const PUBLIC = [{ address: '93.184.216.34', family: 4 }]
const asPublic: Resolver = async () => PUBLIC

/** What a URL may be turned into to reach something inside. Each is refused before a connection exists. */
const REFUSED = [
  'http://93.184.216.34/',
  'http://example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'https://example.com:8443/',
  'https://example.com:22/',
  'https://example.com:80/',
  'https://user@example.com/',
  'https://user:pw@example.com/',
  'https://example.com@127.0.0.1/',
  'https://example.com./',
  'https://localhost./',
  'https://127.0.0.1./',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.1/',
  'https://2130706433/',
  'https://017700000001/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://0177.1/',
  'https://127.0.0.1%2f@example.com/',
  'https://127.255.255.254/',
  'https://0/',
  'https://0.0.0.0/',
  'https://0x0/',
  'https://000/',
  'https://0.1.2.3/',
  'https://10.0.0.1/',
  'https://10.255.255.255/',
  'https://167772161/',
  'https://0xa000001/',
  'https://012.0.0.1/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://2886729729/',
  'https://192.168.0.1/',
  'https://192.168.1.1/',
  'https://3232235777/',
  'https://0xc0a80101/',
  'https://0300.0250.1.1/',
  'https://169.254.169.254/',
  'https://2852039166/',
  'https://0xa9fea9fe/',
  'https://0251.0376.0251.0376/',
  'https://169.254.0.1/',
  'https://[::ffff:169.254.169.254]/',
  'https://100.64.0.1/',
  'https://100.127.255.254/',
  'https://1681915905/',
  'https://192.0.0.1/',
  'https://192.0.2.1/',
  'https://198.18.0.1/',
  'https://198.51.100.1/',
  'https://203.0.113.1/',
  'https://224.0.0.1/',
  'https://239.255.255.255/',
  'https://240.0.0.1/',
  'https://255.255.255.255/',
  'https://4294967295/',
  'https://[::1]/',
  'https://[::]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::127.0.0.1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[::ffff:93.184.216.34]/',
  'https://[0:0:0:0:0:ffff:7f00:0001]/',
  'https://[64:ff9b::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[64:ff9b:1::a00:1]/',
  'https://[64:ff9b::a9fe:a9fe]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[fd12:3456:789a::1]/',
  'https://[ff02::1]/',
  'https://[2001:db8::1]/',
  'https://[100::1]/',
  'https://[fec0::1]/',
  'https://①②⑦.⓪.⓪.①/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
  'https://127｡0｡0｡1/',
]

const ALLOWED = [
  'https://example.com/',
  'https://example.com:443/x?y=1',
  'https://93.184.216.34/',
  'https://[2606:2800:220:1::1]/',
  'https://münchen.example/',
]

test.group('Outgoing addresses', () => {
  test('{$i}: refuses {$self}')
    .with(REFUSED)
    .run(({ assert }, address) => {
      const url = URL.parse(address)

      // What is not a URL at all can never be requested.
      assert.isTrue(url === null || refusalOfUrl(url) !== null)
    })

  test('the table is as long as promised', ({ assert }) => assert.isAtLeast(REFUSED.length, 60))

  test('allows {$self}')
    .with(ALLOWED)
    .run(({ assert }, address) => assert.isNull(refusalOfUrl(new URL(address))))

  test('a name is refused when any of its addresses is private', async ({ assert }) => {
    const mixed: Resolver = async () => [...PUBLIC, { address: '127.0.0.1', family: 4 }]

    await assert.rejects(() => vetAddress('mixed.test', mixed), AddressRefused as never)
  })

  test('a name without an address is refused', async ({ assert }) => {
    await assert.rejects(() => vetAddress('nothing.test', async () => []), AddressRefused as never)
  })

  test('a name is resolved once, and that answer is the one connected to', async ({ assert }) => {
    let asked = 0
    const rebinding: Resolver = async () =>
      asked++ === 0 ? PUBLIC : [{ address: '127.0.0.1', family: 4 }]

    const addresses = await new Promise<unknown>((resolve, reject) =>
      safeLookup(rebinding)('flips.test', { all: true }, (error, found) =>
        error ? reject(error) : resolve(found)
      )
    )

    assert.deepEqual(addresses, PUBLIC)
    assert.equal(asked, 1)
  })

  test('a lookup that ends inside gives an error instead of an address', async ({ assert }) => {
    const inside: Resolver = async () => [{ address: '10.0.0.8', family: 4 }]
    const error = await new Promise((resolve) =>
      safeLookup(inside)('inside.test', {}, (failure) => resolve(failure))
    )

    assert.instanceOf(error, AddressRefused)
  })

  test('one address is handed out when one is asked for', async ({ assert }) => {
    const address = await new Promise((resolve) =>
      safeLookup(asPublic)('a.test', {}, (_error, found) => resolve(found))
    )

    assert.equal(address, '93.184.216.34')
  })

  test('a zone or a text is no address', ({ assert }) => {
    for (const text of ['fe80::1%eth0', 'localhost', '', '127.0.0.1:80'])
      assert.isNotNull(refusalOf(text))
  })
})
