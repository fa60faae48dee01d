import { test } from '@japa/runner'
import hash from '@adonisjs/core/services/hash'
import { isCommonPassword } from '#services/accounts/common_passwords'
import { weaknessOf } from '#services/accounts/passwords'
import { registerValidator } from '#validators/accounts/account'

const ABOUT = { fullName: 'Ada Stonebridge', email: 'ada.stonebridge@harbour.example' }
const validate = (password: string) => registerValidator.tryValidate({ ...ABOUT, password })

test.group('Accounts / passwords', () => {
  test('A1 hashes are Argon2id with 19 MiB, two passes, one lane', async ({ assert }) => {
    const stored = await hash.make('a long enough password')

    const [, variant, version, parameters, salt, digest] = stored.split('$')

    assert.equal(variant, 'argon2id')
    assert.equal(version, 'v=19')
    assert.sameMembers(parameters!.split(','), ['m=19456', 't=2', 'p=1'])
    assert.isAtLeast(Buffer.from(salt!, 'base64').length, 16)
    assert.isAtLeast(Buffer.from(digest!, 'base64').length, 32)
  })

  test('A2 {password} is {verdict}')
    .with([
      { password: 'short 7', verdict: 'minLength' },
      { password: 'tea8cups', verdict: 'accepted' },
      { password: 'violet harbour kettle', verdict: 'accepted' },
      { password: '        tea cups        ', verdict: 'accepted' },
      { password: '深い森の静かな湖畔', verdict: 'accepted' },
      { password: 'x7'.repeat(2) + 'correct violin staple lamp '.repeat(3), verdict: 'accepted' },
      { password: 'violin lamp '.repeat(21), verdict: 'accepted' },
      { password: 'violin lamp '.repeat(22), verdict: 'maxLength' },
      { password: 'password', verdict: 'password.common' },
      { password: 'P@ssw0rd!', verdict: 'password.common' },
      { password: 'Summer2024!', verdict: 'password.common' },
      { password: '12345678', verdict: 'password.common' },
      { password: 'qwertyuiop', verdict: 'password.common' },
      { password: 'qwerty1234', verdict: 'password.common' },
      { password: '1q2w3e4r', verdict: 'password.common' },
      { password: 'aaaaaaaaaa', verdict: 'password.common' },
      { password: 'abcabcabc', verdict: 'password.common' },
      { password: 'letmein123', verdict: 'password.common' },
      { password: 'iloveyou2', verdict: 'password.common' },
      { password: 'caidence2026', verdict: 'password.context' },
      { password: 'C(AI)DENCE!', verdict: 'password.context' },
      { password: 'stonebridge1', verdict: 'password.context' },
      { password: 'AdaStonebridge', verdict: 'password.context' },
      { password: 'harbour-99', verdict: 'password.context' },
    ])
    .run(async ({ assert }, { password, verdict }) => {
      const [error, output] = await validate(password)

      if (verdict === 'accepted') assert.equal(output?.password, password)
      else assert.equal(error?.messages[0].rule, verdict)
    })

  test('A2 nothing is trimmed or cut: a last character beyond 72 bytes still counts', async ({ assert }) => {
    const long = 'violet harbour kettle '.repeat(6)
    const stored = await hash.make(long)

    assert.isTrue(await hash.verify(stored, long))
    assert.isFalse(await hash.verify(stored, long.trim()))
    assert.isFalse(await hash.verify(stored, long.slice(0, 72)))
  })

  test('A2 more than 3,000 common passwords are refused', ({ assert }) => {
    const words = ['password', 'welcome', 'dragon', 'monkey', 'football', 'iloveyou', 'admin', 'letmein', 'sunshine', 'princess', 'master', 'shadow', 'michael', 'jennifer', 'superman', 'batman', 'liverpool', 'chelsea', 'mustang', 'summer', 'winter', 'london', 'freedom', 'computer', 'starwars', 'pokemon', 'cookie', 'ginger', 'tiger', 'hunter']
    const ends = ['', '1', '12', '123', '1234', '12345', '!', '!!', '1!', '123!', '@123', '#1', ...Array.from({ length: 40 }, (_, index) => String(1985 + index)), ...Array.from({ length: 60 }, (_, index) => String(10 + index))]
    const all = words.flatMap((word) => ends.flatMap((end) => [word + end, word[0]!.toUpperCase() + word.slice(1) + end]))

    const missed = all.filter((password) => !isCommonPassword(password))

    assert.isAbove(all.length, 3_000)
    assert.deepEqual(missed, [])
  })

  test('A2 good passwords with a common word inside are not refused', ({ assert }) => {
    const good = ['dragon kettle over hills', 'summer-rain-on-tin-roofs', 'mypasswordisveryunusual', 'blue4horses7dance', 'Zk3vTq8pLm', 'hunter gathers 93 pears']

    assert.deepEqual(good.filter((password) => weaknessOf(password, {})), [])
  })
})
