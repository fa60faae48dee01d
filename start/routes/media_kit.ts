import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { mediaKit } = controllers
const { ability, idempotency, policy, workspace } = middleware
const uuid = router.matchers.uuid()

/** As with profiles: others see, and send out, the kit of the creator that they are themselves. */
const OWN_OR_ALL = 'the roster takes a permission; the policy lets creators to themselves'
const BY_LINK = 'the token in the address decides'

/** Media kits for members, and the links under which others see them. */
router
  .group(() => {
    router.get('creators/:id/kit-links', [mediaKit.KitLinks, 'index']).as('api.kit_links.index').use([ability({ needs: 'access:read' }), workspace({ tx: true }), policy({ member: OWN_OR_ALL })])
    router.post('creators/:id/kit-links', [mediaKit.KitLinks, 'store']).as('api.kit_links.store').use([ability({ needs: 'access:write' }), workspace(), policy({ member: OWN_OR_ALL }), idempotency({ tx: true, secret: true })])
    router.delete('creators/:id/kit-links/:link', [mediaKit.KitLinks, 'destroy']).where('link', uuid).as('api.kit_links.destroy').use([ability({ needs: 'access:write' }), workspace(), policy({ member: OWN_OR_ALL }), idempotency({ tx: true })])
    router.get('creators/:id/media-kit.pdf', [mediaKit.KitPdfs, 'show']).as('api.kit_pdfs.show').use([ability({ needs: 'access:read' }), workspace(), policy({ member: OWN_OR_ALL })])
  })
  .prefix('/api/v1')
  .where('id', uuid)
  .use(middleware.auth())

/** For whoever has the link: no session, no cookies. */
router
  .group(() => {
    router.get('/kit/:token', [mediaKit.Kits, 'show']).as('kits.show')
    router.get('/kit/:token/media-kit.pdf', [mediaKit.Kits, 'pdf']).as('kits.pdf')
    router.get('/kit/:token/pictures/:media', [mediaKit.Kits, 'picture']).where('media', uuid).as('kits.picture')
  })
  .use(policy({ public: BY_LINK }))
router.get('/kit-fonts/:font/:file', [mediaKit.Kits, 'font']).as('kits.font').use(policy({ public: 'files of released fonts' }))
