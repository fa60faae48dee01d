import { computed } from 'vue'
import { usePage } from '@inertiajs/vue3'
import { translate } from './use_text'

const SECTIONS = [
  { id: 'dashboard', to: '/', icon: 'i-lucide-layout-dashboard' },
  { id: 'posts', to: '/posts', icon: 'i-lucide-send' },
  { id: 'media', to: '/media', icon: 'i-lucide-images' },
  { id: 'channels', to: '/channels', icon: 'i-lucide-radio-tower' },
  { id: 'account', to: '/account', icon: 'i-lucide-circle-user-round' },
]

/** The sections that exist, with the one we are in. */
export function useSections() {
  const page = usePage()
  return computed(() => {
    const path = page.url.split('?')[0]
    return SECTIONS.map((section) => ({
      ...section,
      label: translate(`app.sections.${section.id}`),
      isActive: section.to === '/' ? path === '/' : path === section.to || path.startsWith(`${section.to}/`),
    }))
  })
}
