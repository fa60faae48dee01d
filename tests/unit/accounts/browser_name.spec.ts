import { test } from '@japa/runner'
import { deviceLabel } from '#services/accounts/browser_name'
import { subnetOf } from '#services/accounts/login_throttle'

test.group('Accounts / devices', () => {
  test('a device is named after browser and system')
    .with([
      ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0', 'Edge, Windows'],
      ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/20.0 Safari/605.1.15', 'Safari, macOS'],
      ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox, Linux'],
      ['Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150.0 Mobile/15E148 Safari/604.1', 'Chrome, iPhone'],
      ['Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36', 'Chrome, Android'],
      ['', 'Unknown device'],
      ['<script>alert(1)</script>', 'Unknown device'],
    ] as const)
    .run(({ assert }, [agent, label]) => {
      assert.equal(deviceLabel(agent, 'Unknown device'), label)
    })

  test('addresses are grouped by the block an attacker gets as one')
    .with([
      ['203.0.113.77', '203.0.113.0/24'],
      ['::ffff:203.0.113.77', '203.0.113.0/24'],
      ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
      ['2001:0db8:0001::6', '2001:db8:1::/48'],
      ['2001:db8::1', '2001:db8:0::/48'],
      ['::1', '0:0:0::/48'],
    ] as const)
    .run(({ assert }, [address, subnet]) => {
      assert.equal(subnetOf(address), subnet)
    })
})
