import { refuseInput } from '#services/publishing/post_input'

const UNIQUE_VIOLATION = '23505'

/** Names are told apart within a brand, whatever their capitals. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error
    throw refuseInput({ field: 'name', rule: 'unique', message: 'The brand has one of this name already. Choose another name.' })
  }
}
