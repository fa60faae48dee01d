import { hasText, translate } from '~/composables/use_text'

type Named = { id: string; name: string }

const nameKey = (id: string) => `access.systemRoles.${id}.name`

/** Roles of the product are named in the reader's language; a workspace's own are named as they were given. */
export const roleName = ({ id, name }: Named) => (hasText(nameKey(id)) ? translate(nameKey(id)) : name)

export const roleDescription = ({ id, description }: { id: string; description: string }) => (hasText(nameKey(id)) ? translate(`access.systemRoles.${id}.description`) : description)
