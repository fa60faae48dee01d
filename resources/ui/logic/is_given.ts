/** Whether a section says anything. Choices that always have a value say nothing by themselves. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && value !== null) return Object.values(value).some((part) => typeof part !== 'boolean' && isGiven(part))
  return value !== null && value !== undefined && value !== ''
}
