/** The apps this emulator knows. Public on purpose: they open nothing but the emulator. */
export interface App {
  id: string
  secret: string
  name: string
}

export const FACEBOOK_APP: App = {
  id: 'sandbox-facebook-app',
  secret: 'sandbox-facebook-secret',
  name: 'Facebook sandbox',
}
export const INSTAGRAM_APP: App = {
  id: 'sandbox-instagram-app',
  secret: 'sandbox-instagram-secret',
  name: 'Instagram sandbox',
}
const APPS = [FACEBOOK_APP, INSTAGRAM_APP]

export const appOf = (id: string | undefined): App | null =>
  APPS.find((app) => app.id === id) ?? null

/** Every host of the company that an adapter talks to, and the ones a browser is sent to. */
export const META_HOSTS = [
  'www.facebook.com',
  'graph.facebook.com',
  'graph-video.facebook.com',
  'www.instagram.com',
  'api.instagram.com',
  'graph.instagram.com',
  'rupload.facebook.com',
]

/** Plugins of one family share one emulator: their hosts are the same, and a host map has one entry for each. */
export const META_FAMILY = 'meta'
