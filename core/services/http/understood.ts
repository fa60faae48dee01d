type Tried<Filters> = [{ messages: { field: string }[] }, null] | [null, Filters]

/** Filters of an address that somebody wrote, or kept for too long: what is not understood is overlooked. */
export async function understood<Filters>(validator: { tryValidate(data: any): Promise<Tried<Filters>> }, query: Record<string, unknown>): Promise<Filters> {
  const [error, filters] = await validator.tryValidate(query)
  if (!error) return filters as Filters
  const odd = new Set(error.messages.map(({ field }) => field.split('.')[0]))
  return understood(validator, Object.fromEntries(Object.entries(query).filter(([name]) => !odd.has(name))))
}
