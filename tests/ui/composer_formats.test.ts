import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { Adapter, Connection, Format, Post } from '~/api/types'
import ChannelPicker from '~/components/composer/ChannelPicker.vue'
import { useFormatChoice } from '~/composables/use_format_choice'
import type { ComposerForm, ComposerTarget } from '~/logic/composer_form'

const JPEG = 'image/jpeg'
const link = { key: 'link', kind: 'text', label: 'Link' }
const format = (name: string, min: number, max: number, types: string[], options: object[] = [link]) => ({ id: `feed.${name}`, name, media: { min, max, types }, options }) as unknown as Format
const adapters = [
  {
    id: 'feed',
    formats: [format('text', 0, 0, []), format('photo', 1, 1, [JPEG], [link, { key: 'place', kind: 'text', label: 'Place' }]), format('album', 2, 10, [JPEG]), format('video', 1, 2, ['video/mp4', JPEG]), format('document', 1, 1, ['application/pdf']), format('story', 1, 1, [JPEG, 'video/mp4'])],
  },
] as unknown as Adapter[]
const connections = [{ id: 'c1', adapter: 'feed', handle: 'stone', state: 'active' }, { id: 'c2', adapter: 'feed', handle: 'reef', state: 'active' }] as unknown as Connection[]
const file = (type: string, id = type) => ({ id, type, altText: '' }) as unknown as ComposerForm['media'][number]
const target = (name: string, change: Partial<ComposerTarget> = {}): ComposerTarget => ({ connectionId: 'c1', format: `feed.${name}`, text: null, options: {}, ...change })

function composer(targets: ComposerTarget[], media: ComposerForm['media'] = [], post: Post | null = null) {
  const form = ref({ brandId: 'b', text: '', media, targets, when: 'at', date: '', time: '' } as ComposerForm)
  const followed = effectScope(true).run(() => useFormatChoice(form, { adapters, connections }, () => post))!
  const formats = () => form.value.targets.map((one) => one.format.replace('feed.', ''))
  const files = async (...next: ComposerForm['media']) => {
    form.value.media = next
    await nextTick()
    return formats()
  }
  return { form, followed, formats, files }
}

describe('the format of a channel follows the files', () => {
  test('a picture, a second one, a video, a document, and none again', async () => {
    const { files } = composer([target('text')])

    expect(await files(file(JPEG))).toEqual(['photo'])
    expect(await files(file(JPEG, '1'), file(JPEG, '2'))).toEqual(['album'])
    expect(await files(file('video/mp4'))).toEqual(['video'])
    expect(await files(file('application/pdf'))).toEqual(['document'])
    expect(await files()).toEqual(['text'])
  })

  test('what was chosen by hand stays, whatever comes and goes, and each channel for itself', async () => {
    const { form, files } = composer([target('text'), target('text', { connectionId: 'c2' })])
    await files(file(JPEG))
    form.value.targets[0] = target('story', { isChosen: true })
    await nextTick()

    expect(await files(file('video/mp4'))).toEqual(['story', 'video'])
    expect(await files()).toEqual(['story', 'text'])
  })

  test('of a draft that was saved, another format than ours is a choice, and ours follows', async () => {
    expect(await composer([target('story')], [file(JPEG)]).files(file(JPEG, '1'), file(JPEG, '2'))).toEqual(['story'])
    expect(await composer([target('photo')], [file(JPEG)]).files(file(JPEG, '1'), file(JPEG, '2'))).toEqual(['album'])
  })

  test('where no format takes the files, it stays until one does', async () => {
    const { files, followed } = composer([target('photo')], [file(JPEG)])

    expect(await files(file(JPEG), file('application/pdf'))).toEqual(['photo'])
    expect(followed.value.size).toBe(0)
    expect(await files(file('application/pdf'))).toEqual(['document'])
  })

  test('a version from the history comes back as it was', async () => {
    const { form, formats, files } = composer([target('text')])
    Object.assign(form.value, { media: [file(JPEG)], targets: [target('story')] })
    await nextTick()

    expect(formats()).toEqual(['story'])
    expect(await files(file('video/mp4'))).toEqual(['story'])
  })

  test('what both formats ask is answered already, and what only the old one asked is left out', async () => {
    const { form, files } = composer([target('photo', { options: { link: 'https://example.test', place: 'Pier' } })], [file(JPEG)])

    await files()

    expect(form.value.targets).toEqual([target('text', { options: { link: 'https://example.test' } })])
  })

  test('a post that is out keeps its channel and format: the same twice would be refused', async () => {
    const post = { deliveries: [{ connectionId: 'c1', format: 'feed.photo', isEditable: false }] } as unknown as Post

    expect(await composer([target('text')], [], post).files(file(JPEG))).toEqual(['text'])
  })

  test('a changed description of a file changes no format', async () => {
    const { form, formats, followed } = composer([target('photo')], [file(JPEG)])
    form.value.media = [{ ...file(JPEG), altText: 'A pier' }]
    await nextTick()

    expect([formats(), followed.value.size]).toEqual([['photo'], 0])
  })
})

test('what changed is said beside the channel, until it is chosen by hand', async () => {
  const { form, followed, files } = composer([target('text')])
  await files(file(JPEG))
  const picker = mount(ChannelPicker as any, { props: { modelValue: form.value.targets, connections, adapters, media: form.value.media, followed: followed.value } })

  expect(picker.find('[data-followed]').text()).toBe('photo instead of text, to go with the files.')

  await picker.findComponent({ name: 'SelectButton' }).vm.$emit('update:modelValue', 'feed.story')
  expect(picker.emitted('update:modelValue')![0]).toEqual([[expect.objectContaining({ format: 'feed.story', isChosen: true })]])
  form.value.targets = (picker.emitted('update:modelValue')![0] as [ComposerTarget[]])[0]
  await nextTick()
  expect(followed.value.size).toBe(0)
})
