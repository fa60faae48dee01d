/** `fields=id,name,picture.type(large),account{id,username}` as a tree; braces nest, modifiers are ignored. */
export type FieldTree = Map<string, FieldTree>

export function parseFields(text: string | undefined): FieldTree {
  const root: FieldTree = new Map()
  const stack = [root]
  let name = ''
  let last: string | null = null
  let depth = 0
  const take = () => {
    const key = name.trim().split('.')[0]
    if (key) stack.at(-1)!.set(key, stack.at(-1)!.get(key) ?? new Map())
    last = key || last
    name = ''
  }
  for (const character of text ?? '') {
    if (character === '(') depth += 1
    else if (character === ')') depth -= 1
    else if (depth > 0) continue
    else if (character === ',') take()
    else if (character === '{') {
      take()
      stack.push(stack.at(-1)!.get(last ?? '') ?? new Map())
    } else if (character === '}') {
      take()
      if (stack.length > 1) stack.pop()
    } else name += character
  }
  take()
  return root
}

/** The asked fields of an object, and its id, as the Graph API always adds it. */
export function pick(object: Record<string, unknown>, fields: FieldTree): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const [name, inner] of fields) {
    const value = object[name]
    if (value === undefined) continue
    const isNested =
      inner.size > 0 && typeof value === 'object' && value !== null && !Array.isArray(value)
    picked[name] = isNested ? pick(value as Record<string, unknown>, inner) : value
  }
  if (object.id !== undefined) picked.id = object.id
  return picked
}

/** One page of a collection with cursors, as the Graph API sends it. */
export function collection(
  items: Record<string, unknown>[],
  params: Record<string, string>,
  selfUrl: string,
  idKey = 'id'
) {
  const limit = Math.min(Math.max(1, Number(params.limit) || 25), 100)
  const start = params.after
    ? items.findIndex((item) => cursorOf(item[idKey]) === params.after) + 1
    : 0
  const data = items.slice(start, start + limit)
  if (data.length === 0) return { data: [] }
  const after = cursorOf(data.at(-1)![idKey])
  const hasMore = start + limit < items.length
  return {
    data,
    paging: {
      cursors: { before: cursorOf(data[0][idKey]), after },
      ...(hasMore && { next: `${selfUrl}?limit=${limit}&after=${encodeURIComponent(after)}` }),
    },
  }
}

const cursorOf = (id: unknown) => Buffer.from(String(id)).toString('base64url')
