import { computed, ref, type Ref } from 'vue'
import { router } from '@inertiajs/vue3'
import { useToast } from '@nuxt/ui/composables'
import { sentenceOf } from '~/api/http'
import type { Brand } from '~/api/types'
import { usePermission } from '~/composables/use_permission'
import { useShared } from '~/composables/use_shared'
import { useText } from '~/composables/use_text'

interface TextTool {
  id: string
  name: string
  brandId: string
}

interface Service<T> {
  /** The parts of the page that change with the list. */
  parts: string[]
  remove: (id: string) => Promise<unknown>
  /** Makes again what was removed. */
  restore: (tool: T) => Promise<unknown>
}

/** What the pages of templates and of hashtag groups have in common: whose they are, which one is edited, and removing with a way back. */
export function useTextTools<T extends TextTool>(props: { brands: Brand[]; filters: { brand: string | null } }, { parts, remove: removeById, restore }: Service<T>) {
  const { t } = useText()
  const { can } = usePermission()
  const shared = useShared()
  const toast = useToast()

  const isEditing = ref(false)
  const edited = ref(null) as Ref<T | null>
  const mayWrite = (brandId: string) => can('posts.create', { brandId })
  const brand = computed(() => {
    const writable = props.brands.filter(({ id }) => mayWrite(id))
    const wanted = edited.value?.brandId ?? props.filters.brand ?? shared.value.brandId
    return writable.find(({ id }) => id === wanted) ?? writable[0]
  })
  const brandName = (id: string) => (props.brands.length > 1 ? props.brands.find((one) => one.id === id)?.name : undefined)
  const reload = () => router.reload({ only: parts })

  function edit(tool: T | null) {
    edited.value = tool
    isEditing.value = true
  }

  async function run(work: () => Promise<unknown>) {
    try {
      await work()
      reload()
      return true
    } catch (error) {
      toast.add({ title: sentenceOf(error), color: 'error', icon: 'i-lucide-circle-alert' })
      return false
    }
  }

  async function remove(tool: T) {
    if (!(await run(() => removeById(tool.id)))) return
    const undo = { label: t('templates.undo'), color: 'neutral' as const, variant: 'outline' as const, onClick: () => void run(() => restore(tool)) }
    toast.add({ title: t('templates.removed', { name: tool.name }), icon: 'i-lucide-trash-2', color: 'neutral', actions: [undo] })
  }

  return { isEditing, edited, mayWrite, brand, brandName, reload, edit, remove, shared }
}
