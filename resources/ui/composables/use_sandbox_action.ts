import { ref } from 'vue'
import { router } from '@inertiajs/vue3'
import { sentenceOf } from '~/api/http'

/** Runs one change at an emulator, says how it went, and shows what it changed. */
export function useSandboxAction() {
  const toast = useToast()
  const busy = ref<string | null>(null)

  async function run(key: string, work: () => Promise<unknown>, done: string) {
    busy.value = key
    try {
      await work()
      toast.add({ title: done, color: 'success', icon: 'i-lucide-circle-check' })
      router.reload()
    } catch (error) {
      toast.add({ title: sentenceOf(error), color: 'error', icon: 'i-lucide-circle-alert', duration: 10_000 })
    } finally {
      busy.value = null
    }
  }
  return { busy, run }
}
