import { config } from '@vue/test-utils'
import { afterEach, expect } from 'vitest'
import ui from '@nuxt/ui/vue-plugin'
import { missingTexts } from '~/composables/use_text'

config.global.plugins.push(ui)

// A text that its module did not bring along would stand on the page as a key.
afterEach(() => {
  const keys = [...missingTexts]
  missingTexts.clear()
  expect(keys).toEqual([])
})
