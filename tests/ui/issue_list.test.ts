import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { CheckIssue } from '~/api/types'
import FormatOptions from '~/components/composer/FormatOptions.vue'
import IssueList from '~/components/composer/IssueList.vue'

const issues: CheckIssue[] = [
  { level: 'warning', path: 'media.1', rule: 'media.cropped', sentence: 'The second picture is cropped.' },
  { level: 'error', path: 'text', rule: 'text.max', sentence: 'The text has 2203 characters and may have 2200.' },
]

test('errors come before hints, in whole sentences', () => {
  const list = mount(IssueList, { props: { issues } })

  const lines = list.findAll('li')
  expect(lines.map((line) => line.attributes('data-level'))).toEqual(['error', 'warning'])
  expect(lines[0].text()).toBe('The text has 2203 characters and may have 2200.')
})

test('each leads to the place it is about', async () => {
  const list = mount(IssueList, { props: { issues } })

  await list.findAll('button')[1].trigger('click')

  expect(list.emitted('jump')).toEqual([['media.1']])
})

test('what has a fix offers it, and a hint stands last', async () => {
  const tidy: CheckIssue = { level: 'hint', path: 'text', rule: 'text.spaces', sentence: 'Spaces.', fix: { kind: 'tidy' } }
  const list = mount(IssueList, { props: { issues: [tidy, ...issues] } })

  expect(list.findAll('li').map((line) => line.attributes('data-level'))).toEqual(['error', 'warning', 'hint'])
  await list.findAll('li')[2].findAll('button')[1].trigger('click')
  expect(list.emitted('fix')).toEqual([[tidy]])
  expect(list.findAll('li')[0].findAll('button')).toHaveLength(1)
})

test('nothing to say is nothing to see', () => {
  expect(mount(IssueList, { props: { issues: [] } }).find('ul').exists()).toBe(false)
})

test('an issue of an option stands beside its field', () => {
  const form = mount(FormatOptions, {
    props: {
      fields: [{ key: 'thumbOffset', kind: 'number', label: 'Cover frame' }],
      modelValue: { thumbOffset: 99 },
      issues: [{ level: 'error', path: 'options.thumbOffset', rule: 'options.thumbOffset', sentence: 'The video is shorter than that.' }],
    },
  })

  expect(form.text()).toContain('The video is shorter than that.')
})
