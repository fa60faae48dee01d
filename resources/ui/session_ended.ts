import { ref } from 'vue'

/** Set while the one dialog is open; answers whether the same person is signed in again. */
export const missing = ref<((isBack: boolean) => void) | null>(null)
/** Whose page this is, from the dialog on it. Pages for guests have none: there nobody is asked. */
let owner: (() => string | undefined) | null = null
let asked: Promise<boolean> | null = null

export function askFor(person: () => string | undefined): () => void {
  owner = person
  return () => {
    if (owner === person) owner = null
  }
}

/**
 * After a refusal for want of a session, or of a token that belongs to one. True when the request may be sent again: the
 * token was only old, or the person has signed in again elsewhere. Requests at the same time are one question.
 */
export function comeBack(): Promise<boolean> {
  const userId = owner?.()
  if (!userId) return Promise.resolve(false)
  asked ??= ask(userId).finally(() => {
    missing.value = null
    asked = null
  })
  return asked
}

const ask = async (userId: string) => (await whoIsIn()) === userId || new Promise<boolean>((resolve) => (missing.value = resolve))

/** Whose session this browser has, by this very page; null without one. The answer also brings a token that fits it. */
export async function whoIsIn(): Promise<string | null> {
  try {
    const response = await fetch(location.href, { headers: { 'accept': 'text/html, application/xhtml+xml', 'x-requested-with': 'XMLHttpRequest' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('script[data-page]')?.textContent
    return page ? (JSON.parse(page).props.user?.id ?? null) : null
  } catch {
    return null
  }
}
