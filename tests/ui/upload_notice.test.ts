import { flushPromises, mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { media } from '~/api/media'
import UploadList from '~/components/media/UploadList.vue'
import { useUploads } from '~/composables/use_uploads'

const NOTICE = 'Platforms do not take HEIC files, so it is kept as JPEG.'

test('a file that is kept otherwise than it was sent stays in the list with the reason, until it is put away; others leave', async () => {
  const done: string[] = []
  vi.spyOn(media, 'upload').mockImplementation(async (file) => ({ id: file.name, notice: file.name.endsWith('.heic') ? NOTICE : null }) as never)
  const { uploads, add, stop, isUploading } = useUploads(({ id }) => done.push(id))

  add([new File(['x'], 'a.heic'), new File(['x'], 'b.jpg'), new File(['x'], 'c.jpg')], 'brand')
  await flushPromises()
  const list = mount(UploadList, { props: { uploads } })

  expect(done.sort()).toEqual(['a.heic', 'b.jpg', 'c.jpg'])
  expect(uploads.map(({ name }) => name)).toEqual(['a.heic'])
  expect(isUploading.value).toBe(false)
  expect(list.text()).toContain('a.heic is in the library')
  expect(list.text()).toContain(NOTICE)
  expect(list.text()).not.toContain('Try again')

  await list.get('button').trigger('click')
  stop(uploads[0].id)
  expect(list.emitted('stop')).toEqual([[expect.any(Number)]])
  expect(uploads).toHaveLength(0)
})
