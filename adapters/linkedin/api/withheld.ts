import { AdapterFault } from '@caidence/sdk'

/** What a role or a product does not give is silence, not a failure; whatever else happens is told. */
export async function unlessWithheld<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    const isWithheld =
      AdapterFault.is(error) && (error.code === 'E_SCOPE_MISSING' || error.code === 'E_REMOTE_GONE')
    if (isWithheld) return null
    throw error
  }
}
