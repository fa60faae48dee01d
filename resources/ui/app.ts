import './css/app.css'
import { createApp, createSSRApp, h, type DefineComponent } from 'vue'
import { createInertiaApp, router } from '@inertiajs/vue3'
import { resolvePageComponent } from '@adonisjs/inertia/helpers'
import { addAPIProvider } from '@iconify/vue'
import { leaveDrawn, takesOver } from '~/composables/drawn'
import { keepTyped, pressAgain } from '~/composables/early_hands'
import { repeatAfterConfirming } from '~/step_up'
import { afterParts } from '~/composables/later_part'
import { loadLanguage } from '~/composables/use_text'
import { followSystemTheme } from '~/composables/system_theme'
import AppLayout from '~/layouts/app.vue'

// Icons whose names come from data are not in the bundle; they are asked for here and nowhere else.
addAPIProvider('', { resources: [`${location.origin}/_icons`] })

// After an upgrade an open tab asks for files that are gone: it loads itself anew, once.
const RELOADED_KEY = 'caidence:reloaded'
window.addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED_KEY) ?? 0) < 10_000) return
  sessionStorage.setItem(RELOADED_KEY, String(Date.now()))
  event.preventDefault()
  location.reload()
})

repeatAfterConfirming()
followSystemTheme()

const language = loadLanguage()

type Page = DefineComponent & { layout?: unknown }

createInertiaApp({
  title: (title) => (title ? `${title} · C(AI)DENCE` : 'C(AI)DENCE'),
  resolve: async (name) => {
    const [page] = (await Promise.all([resolvePageComponent(`./pages/${name}.vue`, import.meta.glob<DefineComponent>('./pages/**/*.vue')), language])) as any[]
    // Where all is seen already, a tap may come between reading the scripts and taking over.
    if (document.querySelector('[data-drawn]')) await new Promise((goOn) => setTimeout(goOn))
    const component = (page.default ?? page) as Page
    if (component.layout === undefined) component.layout = AppLayout
    return page
  },
  setup({ el, App, props, plugin }) {
    const create = takesOver(el) ? createSSRApp : createApp
    const giveBack = keepTyped((take) => take(el))
    create({ render: () => h(App, props) })
      .use(plugin)
      .mount(el)
    giveBack()
    afterParts(() => pressAgain(el))
    router.on('start', leaveDrawn)
  },
  progress: { color: 'var(--ui-primary)', delay: 300 },
})
