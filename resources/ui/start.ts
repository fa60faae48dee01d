import { createApp, createSSRApp, h, type DefineComponent } from 'vue'
import { createInertiaApp, router } from '@inertiajs/vue3'
import { resolvePageComponent } from '@adonisjs/inertia/helpers'
import { addAPIProvider } from '@iconify/vue'
import { leaveDrawn, takesOver } from '~/composables/drawn'
import { keepTyped, pressAgain } from '~/composables/early_hands'
import { repeatAfterConfirming } from '~/step_up'
import { afterParts } from '~/composables/later_part'
import { lookForLeft } from '~/composables/use_backup'
import { loadLanguage } from '~/composables/use_text'
import { followSystemTheme } from '~/composables/system_theme'
import AppLayout from '~/layouts/app.vue'

// Icons whose names come from data are not in the bundle; they are asked for here and nowhere else.
addAPIProvider('', { resources: [`${location.origin}/_icons`] })

repeatAfterConfirming()
followSystemTheme()

const language = loadLanguage()
// Whoever signs in may read another language than the page they signed in on.
router.on('navigate', ({ detail: { page } }) => {
  const wanted = page.props.language
  if (typeof wanted === 'string' && wanted !== document.documentElement.lang) location.reload()
})

type Page = DefineComponent & { layout?: unknown }

// The library shows the first page a second time once it is there: nothing has changed, and all of it would be gone through again.
const init = router.init.bind(router)
router.init = (given) => init({ ...given, swapComponent: async (shown) => (shown.initialRender ? undefined : given.swapComponent(shown as never)) })

createInertiaApp({
  title: (title) => (title ? `${title} · C(AI)DENCE` : 'C(AI)DENCE'),
  resolve: async (name) => {
    // Where all is seen already, a tap may come between reading the scripts, those of the page, and taking over.
    const isDrawn = Boolean(document.querySelector('[data-drawn]'))
    const pause = () => isDrawn && new Promise((goOn) => setTimeout(goOn))
    await pause()
    const [page] = (await Promise.all([resolvePageComponent(`./pages/${name}.vue`, import.meta.glob<DefineComponent>('./pages/**/*.vue')), language, lookForLeft()])) as any[]
    await pause()
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
