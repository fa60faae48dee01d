/** Made when it is first asked for. Formats of `Intl` cost a slow telephone 20 ms each: no page pays for those it does not use. */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
