import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#exceptions/handler'))

server.use([
  () => import('#middleware/container_bindings_middleware'),
  () => import('#middleware/security_headers_middleware'),
  () => import('#middleware/compress_middleware'),
  () => import('#middleware/precompressed_middleware'),
  () => import('@adonisjs/static/static_middleware'),
  () => import('@adonisjs/vite/vite_middleware'),
  () => import('#middleware/inertia_middleware'),
])

router.use([
  () => import('#middleware/hook_body_middleware'),
  () => import('#middleware/short_link_middleware'),
  () => import('#middleware/locale_middleware'),
  () => import('#middleware/stale_session_middleware'),
  () => import('@adonisjs/session/session_middleware'),
  () => import('#middleware/session_lifetime_middleware'),
  () => import('#middleware/cross_site_middleware'),
  () => import('@adonisjs/core/bodyparser_middleware'),
  () => import('@adonisjs/shield/shield_middleware'),
  () => import('@adonisjs/auth/initialize_auth_middleware'),
  () => import('#middleware/initialize_bouncer_middleware'),
  () => import('#middleware/access_log_middleware'),
])

/**
 * `guest`, `auth` and `workspace` guard routes; a route uses them through its group in start/routes/.
 * `policy({ needs: 'posts.view' })` says who may call a route; without it nothing is served (core/services/access/route_policy.ts).
 * `sandbox` keeps its routes to the sandbox.
 * `ability({ needs: 'posts:write' })` says what an access token must be allowed to; sessions pass it.
 */
export const middleware = router.named({
  guest: () => import('#middleware/guest_middleware'),
  auth: () => import('#middleware/auth_middleware'),
  ability: () => import('#middleware/ability_middleware'),
  workspace: () => import('#middleware/workspace_middleware'),
  policy: () => import('#middleware/policy_middleware'),
  idempotency: () => import('#middleware/idempotency_middleware'),
  sandbox: () => import('#middleware/sandbox_middleware'),
})
