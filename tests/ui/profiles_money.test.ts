import { expect, test } from 'vitest'
import MoneyInput from '~/components/profiles/inputs/MoneyInput.vue'
import RatesEditor from '~/components/profiles/RatesEditor.vue'
import { empty } from '~/logic/empty_profiles'
import { formatMoney, inOtherCurrency, parseMinor, typedAmount } from '~/logic/money'
import { edit } from './profiles_support.ts'

test.each([
  ['1250.50', 'EUR', 125_050],
  ['1,250.50', 'EUR', 125_050],
  ['1.250,50', 'EUR', 125_050],
  ['1 250,5', 'CZK', 125_050],
  ["1'250.00", 'CHF', 125_000],
  ['1,250', 'USD', 125_000],
  ['1.250', 'EUR', 125_000],
  ['0.07', 'USD', 7],
  ['1250', 'JPY', 1250],
  ['1,250', 'JPY', 1250],
  ['1.250', 'KWD', 1250],
  ['1,250', 'KWD', 1_250_000],
  ['90071992547409.91', 'EUR', 9_007_199_254_740_991],
  ['  ', 'EUR', null],
])('"%s" in %s is %s of its smallest units', (text, currency, minor) => {
  expect(parseMinor(text, currency)).toBe(minor)
})

test.each([
  ['12.345', 'JPY', 12_345],
  ['12.5', 'JPY', undefined],
  ['1.5.5', 'EUR', undefined],
  ['1,25,000', 'EUR', undefined],
  ['12.3456', 'EUR', undefined],
  ['-5', 'EUR', undefined],
  ['1e3', 'EUR', undefined],
  ['about 500', 'EUR', undefined],
  ['1.250,50.10', 'EUR', undefined],
  ['90071992547409.92', 'EUR', undefined],
])('"%s" in %s is taken for %s, never for something near it', (text, currency, minor) => {
  expect(parseMinor(text, currency)).toBe(minor)
})

test('an amount is shown as it can be typed, and read back as the same', () => {
  for (const [minor, currency] of [[0, 'EUR'], [5, 'EUR'], [125_050, 'EUR'], [1250, 'JPY'], [1250, 'KWD']] as const) expect(parseMinor(typedAmount(minor, currency), currency)).toBe(minor)
  expect(typedAmount(5, 'EUR')).toBe('0.05')
  expect(typedAmount(null, 'EUR')).toBe('')
  expect(formatMoney(125_050, 'EUR')).toBe('€1,250.50')
})

test('another currency keeps the amount, not the digits', () => {
  expect(inOtherCurrency(12_500, 'USD', 'JPY')).toBe(125)
  expect(inOtherCurrency(125, 'JPY', 'KWD')).toBe(125_000)
  expect(inOtherCurrency(null, 'USD', 'JPY')).toBeNull()
})

test('what cannot be read is said beside the field, stays as typed, and is not stored', async () => {
  const { wrapper, at, last } = edit(MoneyInput, 100, { id: 'price', label: 'Price', currency: 'EUR' })

  await at('price').setValue('five hundred')
  await at('price').trigger('blur')

  expect(last()).toBeNull()
  expect((at('price').element as HTMLInputElement).value).toBe('five hundred')
  expect(wrapper.text()).toContain('Type an amount in EUR, such as 1250.00.')

  await at('price').setValue('500,5')
  await at('price').trigger('blur')

  expect(last()).toBe(50_050)
  expect((at('price').element as HTMLInputElement).value).toBe('500.50')
  expect(wrapper.text()).not.toContain('Type an amount')
})

test('half-typed amounts are not rewritten under the fingers', async () => {
  const { at } = edit(MoneyInput, null as number | null, { id: 'price', label: 'Price', currency: 'EUR' })

  await at('price').setValue('12.')
  expect((at('price').element as HTMLInputElement).value).toBe('12.')
})

test('a rate that changes its currency shows the same amount in the new one', async () => {
  const { wrapper, at, last, settle } = edit(RatesEditor, [{ ...empty.rate('USD'), deliverable: 'Story', price: 12_500 }])

  wrapper.findComponent({ name: 'CurrencySelect' }).vm.$emit('update:modelValue', 'JPY')
  await settle()
  await settle()

  expect(last()[0]).toMatchObject({ currency: 'JPY', price: 125 })
  expect((at('rates.0.price').element as HTMLInputElement).value).toBe('125')
})

test('the next rate begins in the currency of the last', async () => {
  const { wrapper, last } = edit(RatesEditor, [{ ...empty.rate('CZK'), deliverable: 'Story' }])

  await wrapper.find('[data-add]').trigger('click')

  expect(last()[1]).toMatchObject({ currency: 'CZK', price: null, unit: 'item' })
})
