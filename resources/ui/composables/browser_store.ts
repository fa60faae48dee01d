/** What this browser keeps for us. It may be forbidden, or full: then nothing is kept there, and nothing else breaks. */
function storeIn(storage: () => Storage) {
  const attempt = <T>(work: (store: Storage) => T, otherwise: T): T => {
    try {
      return work(storage())
    } catch {
      return otherwise
    }
  }
  return {
    read: (name: string) => attempt<string | null>((store) => store.getItem(name), null),
    write: (name: string, value: string) => attempt((store) => store.setItem(name, value), undefined),
    clear: (name: string) => attempt((store) => store.removeItem(name), undefined),
    namesFrom: (beginning: string) => attempt((store) => Object.keys(store).filter((name) => name.startsWith(beginning)), [] as string[]),
  }
}

/** For all tabs of this browser, also tomorrow. */
export const browserStore = storeIn(() => window.localStorage)
/** For this tab, as long as it is open; also when its page is loaded anew. */
export const tabStore = storeIn(() => window.sessionStorage)
