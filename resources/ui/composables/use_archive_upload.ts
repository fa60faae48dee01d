import { reactive } from 'vue'
import { ApiProblem, sentenceOf } from '~/api/http'
import { UPLOAD, type UploadNews } from '~/api/media'
import { imports, type WorkspaceImport } from '~/api/transfer'

/** A line that breaks for a moment is tried again by itself; after that the person says when. */
const WAITS_MS = [1_000, 3_000, 10_000]
/** Somebody else of this address asks a lot: parts wait for their turn. */
const TOO_MANY = 429
const BUSY_MS = 5_000

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends a file part by part, and goes on where it was after a break. */
export function useArchiveUpload(partBytes: number, onChange: (row: WorkspaceImport) => void) {
  const state = reactive<{ id: string | null; problem: string | null }>({ id: null, problem: null })
  let controller = new AbortController()

  async function run(row: WorkspaceImport, file: File) {
    controller = new AbortController()
    Object.assign(state, { id: row.id, problem: null })
    const told: Omit<UploadNews, 'isRunning'> = { id: row.id, name: file.name }
    const tell = (isRunning: boolean) => window.dispatchEvent(new CustomEvent<UploadNews>(UPLOAD, { detail: { ...told, isRunning } }))
    tell(true)
    try {
      await send(row, file, controller.signal)
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) state.problem = sentenceOf(error)
    } finally {
      state.id = null
      tell(false)
    }
  }

  async function send(row: WorkspaceImport, file: File, signal: AbortSignal) {
    let at = row
    for (let failed = 0; at.state === 'receiving'; ) {
      signal.throwIfAborted()
      try {
        at = await imports.send(at.id, at.received, file.slice(at.received, at.received + partBytes), signal)
        failed = 0
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        if (error.status === TOO_MANY) await later(BUSY_MS)
        // The answer got lost, or another window sends it as well: what the server has counts.
        else if (error.code === 'E_OTHER_OFFSET' && failed < WAITS_MS.length) at = await imports.show(at.id).finally(() => (failed += 1))
        else if ((error.code === 'E_NETWORK' || error.code === 'E_PART_BROKEN_OFF') && failed < WAITS_MS.length) await later(WAITS_MS[failed++]!)
        else throw error
      }
      onChange(at)
    }
  }

  return { state, run, pause: () => controller.abort() }
}
