/** Ends with the limit even when the adapter does not. */
export async function withinLimit<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop!: () => void
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
