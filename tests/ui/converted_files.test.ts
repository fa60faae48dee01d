import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import ShapeChoice from '~/components/composer/ShapeChoice.vue'
import IssueList from '~/components/composer/IssueList.vue'
import { fittingFormat } from '~/logic/format_choice'
import { convertedFiles } from '~/logic/converted_files'
import type { Format } from '~/api/types'

const start = (kind: string, detail: unknown = null) => ({ kind, fromState: 'scheduled', toState: 'preparing', detail }) as Parameters<typeof convertedFiles>[0][number]
const made = { position: 0, type: 'JPEG', width: 1080, height: 1350, bytes: 400_000 }

test('what is sent in place of files is that of the newest start', () => {
  expect(convertedFiles([])).toEqual([])
  expect(convertedFiles([start('fitted', { files: [made] })])).toEqual([made])
  expect(convertedFiles([start('fitted', { files: [made] }), start('state')])).toEqual([])
  expect(convertedFiles([start('fitted', { files: [made] }), { kind: 'wait', fromState: 'preparing', toState: 'preparing', detail: { reason: 'retry' } } as never])).toEqual([made])
})

test('a conversion looks neither like an error nor like a warning', () => {
  const list = mount(IssueList, {
    props: {
      issues: [
        { level: 'warning', path: 'media.0', rule: 'fit.type', sentence: 'Will be converted.' },
        { level: 'warning', path: 'media.0', rule: 'media.cropped', sentence: 'Is cropped.' },
        { level: 'error', path: 'media.0', rule: 'fit.animated', sentence: 'Cannot be converted.' },
      ],
    },
  })

  const colours = Object.fromEntries(list.findAll('li').map((line) => [line.text(), /text-(info|warning|error)/.exec(line.html())?.[1]]))
  expect(colours).toEqual({ 'Will be converted.': 'info', 'Is cropped.': 'warning', 'Cannot be converted.': 'error' })
})

test('borders are what happens unless somebody chooses', async () => {
  const choice = mount(ShapeChoice, { props: { label: 'Files of another shape', modelValue: undefined } })
  const pressed = () => choice.findAll('button').map((button) => button.attributes('aria-pressed'))
  expect(pressed()).toEqual(['true', 'false'])

  await choice.findAll('button')[1].trigger('click')

  expect(choice.emitted('update:modelValue')).toEqual([['crop']])
})

test('a format that takes a file as it is comes before one that it has to be converted for', () => {
  const format = (id: string, types: string[]) => ({ id, media: { min: 1, max: 1, types } }) as unknown as Format
  const formats = [format('clip', ['video/mp4']), format('photo', ['image/jpeg']), format('drawing', ['image/png'])]

  expect(fittingFormat(formats, [{ type: 'image/png' }]).id).toBe('drawing')
  expect(fittingFormat(formats, [{ type: 'image/webp' }]).id).toBe('photo')
  expect(fittingFormat(formats, [{ type: 'application/pdf' }]).id).toBe('clip')
})
