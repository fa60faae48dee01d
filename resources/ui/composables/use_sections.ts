import { computed } from 'vue'
import { usePage } from '@inertiajs/vue3'
import { usePermission } from './use_permission'
import { useShared, type Shared } from './use_shared'
import { translate } from './use_text'

interface Section {
  id: string
  to: string
  icon: string
  /** Also in the bar at the bottom of a narrow screen, which has room for four and one for the others. */
  isMain: boolean
  /** Key of its name, where that is not `app.sections.<id>`. */
  title?: string
  isForOperators?: boolean
  isSandboxOnly?: boolean
}

const SECTIONS: Section[] = [
  { id: 'dashboard', to: '/', icon: 'i-lucide-layout-dashboard', isMain: true },
  { id: 'calendar', to: '/calendar', icon: 'i-lucide-calendar-days', isMain: true },
  { id: 'posts', to: '/posts', icon: 'i-lucide-send', isMain: true },
  { id: 'approvals', to: '/approvals', icon: 'i-lucide-stamp', isMain: false, title: 'approvals.page.title' },
  { id: 'media', to: '/media', icon: 'i-lucide-images', isMain: false },
  { id: 'analytics', to: '/analytics', icon: 'i-lucide-chart-line', isMain: false },
  { id: 'channels', to: '/channels', icon: 'i-lucide-radio-tower', isMain: true },
  { id: 'team', to: '/team', icon: 'i-lucide-users', isMain: false },
  { id: 'audit', to: '/audit', icon: 'i-lucide-scroll-text', isMain: false },
  { id: 'sandbox', to: '/sandbox', icon: 'i-lucide-flask-conical', isMain: false, isSandboxOnly: true },
  { id: 'settings', to: '/settings', icon: 'i-lucide-settings-2', isMain: false },
  { id: 'plugins', to: '/admin/plugins', icon: 'i-lucide-plug', isMain: false, isForOperators: true },
  { id: 'account', to: '/account', icon: 'i-lucide-circle-user-round', isMain: false },
]

/** Where people find who they are, by the type of their workspace. */
function profileSections({ workspace, visibleBrands = [], brandId }: Shared, can: (permission: string) => boolean): Section[] {
  const mine = { id: 'my-page', to: '/creators/me', icon: 'i-lucide-contact', isMain: false, title: 'profile_pages.creator.myPage' }
  const brand = visibleBrands.find(({ id }) => id === brandId) ?? visibleBrands[0]
  if (workspace?.profileType === 'creator') return [mine]
  if (workspace?.profileType === 'brand') return brand && can('profiles.view') ? [{ id: 'brand', to: `/brands/${brand.id}`, icon: 'i-lucide-badge', isMain: false, title: 'profile_pages.brand.title' }] : []
  return [
    ...(can('workspace.view') ? [{ id: 'agency', to: '/agency', icon: 'i-lucide-building-2', isMain: false, title: 'profile_pages.agency.title' }] : []),
    ...(can('profiles.view') ? [{ id: 'brands', to: '/brands', icon: 'i-lucide-tags', isMain: false, title: 'profile_pages.brands.title' }] : []),
    ...(can('creators.view') ? [{ id: 'creators', to: '/creators', icon: 'i-lucide-users-round', isMain: false, title: 'profile_pages.creators.title' }] : workspace?.roles.includes('creator') ? [mine] : []),
  ]
}

/** The sections that the person may open, with the one we are in. */
export function useSections() {
  const page = usePage()
  const shared = useShared()
  const { can, mayOpen } = usePermission()
  return computed(() => {
    const path = page.url.split('?')[0]
    const [dashboard, ...others] = SECTIONS
    return [dashboard!, ...profileSections(shared.value, can), ...others].filter(({ to, isForOperators, isSandboxOnly }) => mayOpen(to) && (!isForOperators || shared.value.isOperator) && (!isSandboxOnly || shared.value.sandbox) && (to !== '/approvals' || typeof shared.value.approvalsWaiting === 'number')).map((section) => ({
      ...section,
      /** What waits there for this person. */
      count: section.id === 'approvals' ? (shared.value.approvalsWaiting ?? 0) : 0,
      label: translate(section.title ?? `app.sections.${section.id}`),
      isActive: section.id === 'my-page' ? path.startsWith('/creators/') : section.id === 'posts' && /^\/(series|import|templates|links)(\/|$)/.test(path) ? true : section.to === '/' ? path === '/' : path === section.to || path.startsWith(`${section.to}/`),
    }))
  })
}
