import { translate } from './use_text'
import { useShared, type Reach } from './use_shared'

/** A row, or a brand, as far as rights go. Without either: anywhere. */
export interface Subject {
  brandId?: string | null
  id?: string
}

/** The same answer as the server's, from what it told the page. It shows and hides; the server asks again. */
export function allows(reach: Reach | undefined, subject?: Subject): boolean {
  if (!reach) return false
  const { brandId, id } = subject ?? {}
  if (!brandId && !id) {
    return reach.everywhere || reach.brands.some((brand) => !reach.exceptBrands.includes(brand)) || reach.rows.some((row) => !reach.exceptRows.includes(row))
  }
  if ((brandId && reach.exceptBrands.includes(brandId)) || (id && reach.exceptRows.includes(id))) return false
  return reach.everywhere || Boolean(brandId && reach.brands.includes(brandId)) || Boolean(id && reach.rows.includes(id))
}

/** `/posts/:id` fits `/posts/7`. */
export const fits = (pattern: string, path: string) => {
  const [parts, given] = [pattern.split('/'), path.split('/')]
  return parts.length === given.length && parts.every((part, index) => part.startsWith(':') || part === given[index])
}

export function usePermission() {
  const shared = useShared()
  const can = (permission: string, subject?: Subject) => allows(shared.value.access?.permissions[permission], subject)
  const canAny = (permissions: readonly string[], subject?: Subject) => permissions.some((permission) => can(permission, subject))

  /** The permission a page needs, if any: an address that is spelt out goes before one with a parameter. */
  function neededBy(path: string): string | undefined {
    const pages = shared.value.pages ?? {}
    return pages[path] ?? Object.entries(pages).find(([pattern]) => fits(pattern, path))?.[1]
  }
  const mayOpen = (path: string) => {
    const needed = neededBy(path)
    return needed === undefined || can(needed)
  }
  /** What to say of something that is not theirs to do. */
  const reason = (permission: string) => translate('access.gate.reason', { what: translate(`access.permissions.${permission}`) })
  return { can, canAny, mayOpen, neededBy, reason }
}
