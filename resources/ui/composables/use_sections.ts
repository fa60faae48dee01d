import { computed } from 'vue'
import { usePage } from '@inertiajs/vue3'
import { usePermission } from './use_permission'
import { useShared } from './use_shared'
import { translate } from './use_text'

/** `isMain`: also in the bar at the bottom of a narrow screen, which has room for five; the person's menu has the others. */
const SECTIONS: { id: string; to: string; icon: string; isMain: boolean; isForOperators?: boolean; isSandboxOnly?: boolean }[] = [
  { id: 'dashboard', to: '/', icon: 'i-lucide-layout-dashboard', isMain: true },
  { id: 'posts', to: '/posts', icon: 'i-lucide-send', isMain: true },
  { id: 'media', to: '/media', icon: 'i-lucide-images', isMain: true },
  { id: 'channels', to: '/channels', icon: 'i-lucide-radio-tower', isMain: true },
  { id: 'team', to: '/team', icon: 'i-lucide-users', isMain: false },
  { id: 'audit', to: '/audit', icon: 'i-lucide-scroll-text', isMain: false },
  { id: 'sandbox', to: '/sandbox', icon: 'i-lucide-flask-conical', isMain: false, isSandboxOnly: true },
  { id: 'settings', to: '/settings', icon: 'i-lucide-settings-2', isMain: false },
  { id: 'plugins', to: '/admin/plugins', icon: 'i-lucide-plug', isMain: false, isForOperators: true },
  { id: 'account', to: '/account', icon: 'i-lucide-circle-user-round', isMain: true },
]

/** The sections that the person may open, with the one we are in. */
export function useSections() {
  const page = usePage()
  const shared = useShared()
  const { mayOpen } = usePermission()
  return computed(() => {
    const path = page.url.split('?')[0]
    return SECTIONS.filter(({ to, isForOperators, isSandboxOnly }) => mayOpen(to) && (!isForOperators || shared.value.isOperator) && (!isSandboxOnly || shared.value.sandbox)).map((section) => ({
      ...section,
      label: translate(`app.sections.${section.id}`),
      isActive: section.to === '/' ? path === '/' : path === section.to || path.startsWith(`${section.to}/`),
    }))
  })
}
