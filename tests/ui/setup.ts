import { config } from '@vue/test-utils'
import ui from '@nuxt/ui/vue-plugin'

config.global.plugins.push(ui)
