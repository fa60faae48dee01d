import { DOMWrapper, mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { h, nextTick, ref } from 'vue'
import UApp from '@nuxt/ui/components/App.vue'
import ConflictDialog from '~/components/composer/ConflictDialog.vue'
import PresenceAvatars from '~/components/composer/PresenceAvatars.vue'
import WordDiff from '~/components/composer/WordDiff.vue'
import type { ComposerForm } from '~/logic/composer_form'
import { merge } from '~/logic/three_way'

const form = (changes: Partial<ComposerForm> = {}): ComposerForm => ({ brandId: 'b', text: 'Tea', media: [], targets: [], when: 'draft', date: '2026-11-26', time: '09:00', ...changes })
const composer = { zone: ref('Europe/Prague'), nameOf: () => 'tea', formatFor: () => ({ name: 'Post' }) } as never
const body = new DOMWrapper(document.body)
/** Tooltips need the page around them. */
const avatars = (names: string[]) => mount(() => h(UApp, () => h(PresenceAvatars, { others: names.map((name) => ({ id: name, name })) })))
afterEach(() => void (document.body.innerHTML = ''))

test('who else writes is named, in a tooltip’s words for everybody', () => {
  expect(avatars([]).find('[role=img]').exists()).toBe(false)
  expect(avatars(['Ben Ode']).get('[role=img]').attributes('aria-label')).toBe('Ben Ode has this post open as well')
  const many = avatars(['Ada', 'Ben', 'Eve', 'Kim', 'Lee'])
  expect(many.text()).toContain('+2')
  expect(many.get('[role=img]').attributes('aria-label')).toBe('5 other people have this post open: Ada, Ben, Eve, Kim, Lee')
})

test('what was taken out is struck through, what was added underlined, and both say so aloud', () => {
  const diff = mount(WordDiff, { props: { before: 'Two tea pots', after: 'Three tea pots' } })

  expect(diff.get('del').text()).toBe('taken out: Two')
  expect(diff.get('ins').text()).toBe('added: Three')
})

test('of what both changed each part is chosen by itself; yours stays unless you say otherwise', async () => {
  const [mine, theirForm] = [form({ text: 'Mine', when: 'now' }), form({ text: 'Theirs', when: 'at' })]
  const conflict = { theirs: { updatedAt: new Date().toISOString() }, theirForm, merged: merge(form(), mine, theirForm), by: 'Ben Ode', goesOn: false } as never
  const dialog = mount(ConflictDialog, { props: { conflict, mine, composer }, attachTo: document.body })
  await nextTick()

  expect(body.text()).toContain('Ben Ode changed this post as well')
  expect(body.findAll('fieldset legend').map((legend) => legend.text())).toEqual(['Text', 'Time'])
  await body.find('input[name=side-text][value=theirs]').setValue()
  await body.findAll('button').find((button) => button.text() === 'Keep what is chosen')!.trigger('click')

  expect(dialog.emitted('decide')).toEqual([[{ text: 'theirs', media: 'mine', channels: 'mine', time: 'mine' }]])
})
