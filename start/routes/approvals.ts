import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { approvals } = controllers
const { ability, idempotency, policy, workspace } = middleware
const uuid = router.matchers.uuid()

const EITHER_STAGE = 'one of two rights, which the policy asks for: the house’s word, or the client’s'
const BY_LINK = 'the token in the address decides'

/** What is said about posts before they go out. */
router
  .group(() => {
    router
      .group(() => {
        router.get('approvals', [approvals.Approvals, 'index']).as('approvals.index').use(policy({ needs: 'posts.view' }))
        router.get('posts/:id/approvals', [approvals.PostApprovals, 'index']).as('post_approvals.index').use(policy({ needs: 'posts.view' }))
        router.get('posts/:id/comments', [approvals.PostComments, 'index']).as('post_comments.index').use(policy({ needs: 'posts.view' }))
        router.get('review-links', [approvals.ReviewLinks, 'index']).as('review_links.index').use(policy({ needs: 'reviews.share' }))
      })
      .use([ability({ needs: 'posts:read' }), workspace({ tx: true })])

    router
      .group(() => {
        router.post('posts/:id/approvals', [approvals.PostApprovals, 'store']).as('post_approvals.store').use([policy({ member: EITHER_STAGE }), idempotency({ tx: true, hold: true })])
        router.post('posts/:id/comments', [approvals.PostComments, 'store']).as('post_comments.store').use([policy({ needs: 'posts.view' }), idempotency({ tx: true })])
        router.delete('posts/:id/comments/:comment', [approvals.PostComments, 'destroy']).where('comment', uuid).as('post_comments.destroy').use([policy({ needs: 'posts.view' }), idempotency({ tx: true })])
        router.post('review-links', [approvals.ReviewLinks, 'store']).as('review_links.store').use([policy({ needs: 'reviews.share' }), idempotency({ tx: true, hold: true, secret: true })])
        router.delete('review-links/:id', [approvals.ReviewLinks, 'destroy']).as('review_links.destroy').use([policy({ needs: 'reviews.share' }), idempotency({ tx: true })])
      })
      .use([ability({ needs: 'posts:write' }), workspace()])
  })
  .prefix('/api/v1')
  .as('api')
  .where('id', uuid)
  .use(middleware.auth())

router.get('/approvals', [controllers.pages.Approvals, 'index']).as('pages.approvals.index').use([middleware.auth(), workspace({ tx: true }), policy({ needs: 'posts.view' })])

/** For whoever has the link. A session only carries the token against forged requests, and tells an author from a client. */
router
  .group(() => {
    router.get('/review/:token', [approvals.ClientReviews, 'show']).as('reviews.show')
    router.post('/review/:token/decisions', [approvals.ClientReviews, 'decide']).as('reviews.decide')
    router.post('/review/:token/comments', [approvals.ClientReviews, 'comment']).as('reviews.comment')
    router.get('/review/:token/media/:media', [approvals.ClientReviews, 'file']).where('media', uuid).as('reviews.file')
    router.get('/review/:token/icons/:plugin', [approvals.ClientReviews, 'icon']).as('reviews.icon')
    router.get('/review/:token/pictures/:media', [approvals.ClientReviews, 'picture']).where('media', uuid).as('reviews.picture')
  })
  .use(policy({ public: BY_LINK }))
