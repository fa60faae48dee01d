import { DOMWrapper, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { h } from 'vue'
import CropDialog from '~/components/composer/CropDialog.vue'
import MediaStrip from '~/components/composer/MediaStrip.vue'
import type { ComposerMedia } from '~/logic/composer_form'

vi.mock('vue-advanced-cropper', () => ({ Cropper: { props: ['src'], render: ({ src }: { src: string }) => h('div', { 'data-src': src }) } }))
const body = new DOMWrapper(document.body)
afterEach(() => void (document.body.innerHTML = ''))

const clip = { id: 'v', name: 'clip.mp4', type: 'video/mp4', isVideo: true, width: 1280, height: 720, seconds: 12, pages: null, altText: '', previewUrl: '/media/v/preview', fileUrl: '/media/v/file' } as unknown as ComposerMedia
const strip = (file: ComposerMedia, momentFor = '') => mount(MediaStrip as any, { props: { modelValue: [file], brandId: 'b', coverAt: null, momentFor, pictureFor: '', undescribed: [] } })

test('a video is cropped over its still; its cover is chosen beside that', () => {
  const labels = strip(clip, 'tea').findAll('button').map((button) => button.attributes('aria-label'))

  expect(labels).toContain('Crop clip.mp4')
  expect(labels).toContain('Cover frame of clip.mp4')
})

test('without a still there is nothing to draw on', () => {
  expect(strip({ ...clip, previewUrl: null }).find('[aria-label="Crop clip.mp4"]').exists()).toBe(false)
})

test('the dialog shows the still, says what it costs, and answers shares', async () => {
  const dialog = mount(CropDialog, { props: { file: clip }, attachTo: document.body })
  await vi.dynamicImportSettled()
  await flushPromises()

  expect(body.get('[data-src]').attributes('data-src')).toBe('/media/v/preview')
  expect(body.text()).toContain('cut out of the whole video')
  await body.findAll('button').find((button) => button.text().startsWith('Square'))!.trigger('click')
  await body.findAll('button').find((button) => button.text() === 'Crop')!.trigger('click')

  const [[crop]] = dialog.emitted('apply') as [[{ x: number; width: number; height: number }]]
  expect(crop).toMatchObject({ width: 0.5625, height: 1, x: (1 - 0.5625) / 2 })
})
