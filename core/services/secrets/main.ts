import env from '#start/env'
import { SecretBox } from './secret_box.ts'

let box: SecretBox | undefined

/** The installation's box, from SECRET_KEYS. Throws `E_SECRET_KEYS` when these are unusable; the provider asks at boot. */
export function secretBox(): SecretBox {
  return (box ??= SecretBox.parse(env.get('SECRET_KEYS').release()))
}

/** Puts another box in its place; undefined goes back to SECRET_KEYS. For tests of key rotation. */
export function useSecretBox(other: SecretBox | undefined) {
  box = other
}
