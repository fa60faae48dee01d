import { watch } from 'vue'
import { usePage } from '@inertiajs/vue3'
import { useToast } from '@nuxt/ui/composables'
import { translate } from './use_text'
import { useShared } from './use_shared'

/** What the server says about the last form becomes a toast. */
export function useFlashToasts() {
  const page = usePage()
  const shared = useShared()
  const toast = useToast()

  // Every visit brings new props, also when it says the same sentence again.
  watch(
    () => page.props,
    () => {
      const { error, notice } = shared.value.flash ?? {}
      if (error) toast.add({ title: translate('app.flash.error'), description: error, color: 'error', icon: 'i-lucide-circle-alert' })
      if (notice) toast.add({ title: notice, color: 'success', icon: 'i-lucide-circle-check' })
    },
    { immediate: true }
  )
}
