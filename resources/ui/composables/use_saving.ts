import { ref } from 'vue'
import { sentenceOf } from '~/api/http'

/** What a dialog that saves one thing needs: whether it is under way, what was wrong, and a key that belongs to this try. */
export function useSaving() {
  const problem = ref('')
  const isBusy = ref(false)
  let key = crypto.randomUUID()

  /** When the dialog opens. */
  function begin() {
    key = crypto.randomUUID()
    problem.value = ''
  }

  /** A second try after a refusal is another request, with another key. */
  async function save(work: (key: string) => Promise<unknown>) {
    isBusy.value = true
    problem.value = ''
    try {
      await work(key)
    } catch (error) {
      problem.value = sentenceOf(error)
      key = crypto.randomUUID()
    } finally {
      isBusy.value = false
    }
  }
  return { problem, isBusy, begin, save }
}
