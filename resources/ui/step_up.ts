import { ref } from 'vue'
import { router } from '@inertiajs/vue3'

/** Set while the one dialog is open; answers whether the person has proved who they are. */
export const asking = ref<((isProved: boolean) => void) | null>(null)
let asked: Promise<boolean> | null = null

/** Opens the dialog, or joins the one that is open: two requests at once are asked once. */
export function askToConfirm(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => (asking.value = resolve)).finally(() => {
    asking.value = null
    asked = null
  })
  return asked
}

export const STEP_UP = 'E_STEP_UP_REQUIRED'

/** A form or link that is refused for want of a fresh proof is sent again, as it was, once there is one. */
export function repeatAfterConfirming() {
  let last: Parameters<typeof router.visit>[1] & { url?: URL | string } | undefined
  router.on('start', ({ detail }) => {
    last = detail.visit as typeof last
  })
  router.on('httpException', (event) => {
    const { response } = event.detail
    if (response.status !== 403 || codeIn(response.data) !== STEP_UP || !last?.url) return
    event.preventDefault()
    const { url, ...visit } = last
    void askToConfirm().then((isProved) => isProved && router.visit(url, visit))
  })
}

function codeIn(data: unknown): string | undefined {
  try {
    return (typeof data === 'string' ? JSON.parse(data) : (data as any))?.code
  } catch {
    return undefined
  }
}
