/**
 * Answers after a fixed time, however much work there was. For requests whose duration would otherwise tell
 * whether an account exists.
 */
export async function evenTime<T>(floorMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + floorMs
  try {
    return await work()
  } finally {
    const rest = until - performance.now()
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
  }
}
