/** A file cannot be made to fit after all. What went wrong is a word for operators; people get a sentence of their own. */
export class Unfit extends Error {
  constructor(
    readonly reason: 'missing' | 'unreadable' | 'timeout' | 'too_large',
    options?: ErrorOptions
  ) {
    super(`A file could not be made to fit: ${reason}`, options)
  }
}
