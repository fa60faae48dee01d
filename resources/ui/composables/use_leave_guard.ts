import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** While this holds, the browser asks before the page is closed or left for another site. */
export function useLeaveGuard(isBusy: Ref<boolean>) {
  const ask = (event: BeforeUnloadEvent) => isBusy.value && event.preventDefault()
  onMounted(() => window.addEventListener('beforeunload', ask))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', ask))
}
