import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { profiles } = controllers
const { ability, idempotency, policy, workspace } = middleware
const uuid = router.matchers.uuid()

/** Who may see the roster sees it all; others see, and write, the creator that they are themselves. */
const OWN_OR_ALL = 'the roster takes a permission; the policy lets creators to themselves'

/** Profiles of the agency, of brands and of creators, and the creators themselves, as JSON. */
router
  .group(() => {
    router
      .group(() => {
        router.get('agency/profile', [profiles.AgencyProfiles, 'show']).as('api.agency_profile.show').use(policy({ needs: 'workspace.view' }))
        router.get('brands/:id/profile', [profiles.BrandProfiles, 'show']).as('api.brand_profiles.show').where('id', uuid).use(policy({ needs: 'profiles.view' }))
        router.get('creators', [profiles.Creators, 'index']).as('api.creators.index').use(policy({ member: OWN_OR_ALL }))
        router.get('creators/:id', [profiles.Creators, 'show']).as('api.creators.show').where('id', uuid).use(policy({ member: OWN_OR_ALL }))
        router.get('creators/:id/profile', [profiles.CreatorProfiles, 'show']).as('api.creator_profiles.show').where('id', uuid).use(policy({ member: OWN_OR_ALL }))
      })
      .use([ability({ needs: 'access:read' }), workspace({ tx: true })])

    router
      .group(() => {
        router.put('agency/profile', [profiles.AgencyProfiles, 'update']).as('api.agency_profile.update').use(policy({ needs: 'workspace.edit' }))
        router.put('brands/:id/profile', [profiles.BrandProfiles, 'update']).as('api.brand_profiles.update').where('id', uuid).use(policy({ needs: 'profiles.edit' }))
        router.put('creators/:id/profile', [profiles.CreatorProfiles, 'update']).as('api.creator_profiles.update').where('id', uuid).use(policy({ member: OWN_OR_ALL }))
        router.post('creators', [profiles.Creators, 'store']).as('api.creators.store').use(policy({ needs: 'creators.edit' }))
        router.patch('creators/:id', [profiles.Creators, 'update']).as('api.creators.update').where('id', uuid).use(policy({ needs: 'creators.edit' }))
        router.delete('creators/:id', [profiles.Creators, 'destroy']).as('api.creators.destroy').where('id', uuid).use(policy({ needs: 'creators.edit' }))
      })
      .use([ability({ needs: 'access:write' }), workspace(), idempotency({ tx: true })])

    /** Asks somebody else's server, so no transaction is held. */
    router
      .post('link-previews', [profiles.LinkPreviews, 'store'])
      .as('api.link_previews.store')
      .use([ability({ needs: 'access:write' }), workspace(), idempotency(), policy({ needs: 'media.upload' })])
  })
  .prefix('/api/v1')
  .use(middleware.auth())
