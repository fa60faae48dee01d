import { createSSRApp, h, type DefineComponent } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { Page } from '@inertiajs/core'
import { createInertiaApp } from '@inertiajs/vue3'
import { drawFor, type Drawn } from '~/composables/drawn'
import { loadLanguage } from '~/composables/use_text'
import AppLayout from '~/layouts/app.vue'

type Drawable = DefineComponent & { layout?: unknown }

/** The pages that people spend their day on. Others are drawn by the browser alone. */
const pages = import.meta.glob<{ default: Drawable }>(['./pages/dashboard.vue', './pages/calendar/index.vue', './pages/posts/edit.vue'], { eager: true })
const pageNamed = (name: string) => pages[`./pages/${name}.vue`]?.default

export const drawable = Object.keys(pages).map((file) => file.slice('./pages/'.length, -'.vue'.length))

/** A page as the browser is going to draw it, so that people see it before the scripts have run: core/services/drawing. */
export async function draw(page: Page, given: Drawn): Promise<string> {
  drawFor(given)
  await loadLanguage(given.language)
  let drawn = ''
  await createInertiaApp({
    page,
    resolve: (name) => {
      const component = pageNamed(name)!
      component.layout ??= AppLayout
      return component
    },
    setup: ({ App, props, plugin }) => createSSRApp({ render: () => h(App, props) }).use(plugin),
    render: async (app) => (drawn = await renderToString(app)),
  })
  return drawn
}
