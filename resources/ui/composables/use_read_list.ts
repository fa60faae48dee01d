import { ref, type Ref } from 'vue'
import { sentenceOf } from '~/api/http'

/** A list that is read page by page once somebody asks for it. A page that could not be read is a problem, and the rest stays. */
export function useReadList<T>(readPage: (cursor: string | null) => Promise<{ data: T[]; nextCursor: string | null }>) {
  const items = ref([]) as Ref<T[]>
  const cursor = ref<string | null>(null)
  const isLoading = ref(false)
  const isRead = ref(false)
  const problem = ref<string | null>(null)

  /** From the beginning, or what follows a cursor. */
  async function read(after: string | null = null) {
    isLoading.value = true
    problem.value = null
    try {
      const page = await readPage(after)
      items.value = after ? [...items.value, ...page.data] : page.data
      cursor.value = page.nextCursor
      isRead.value = true
    } catch (error) {
      problem.value = sentenceOf(error)
    } finally {
      isLoading.value = false
    }
  }

  return { items, cursor, isLoading, isRead, problem, read }
}
