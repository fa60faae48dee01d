import { test } from '@japa/runner'
import { created, createReadyAuthor, inHours } from '#tests/functional/publishing/support'
import { signIn } from '#tests/support/accounts'
import { createReviewed } from './support.ts'

const propsOf = async (email: string, path: string) => {
  const { visitor } = await signIn(email)
  const answer = await visitor.get(path)
  if (!answer.page) throw new Error(`${path} answered ${answer.status} ${answer.text.slice(0, 300)}`)
  return answer.page.props
}

test.group('Approvals / pages', () => {
  test('what waits is listed for whoever may say it, and counted beside its name', async ({ assert }) => {
    const author = await createReviewed()
    const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(30) })

    const [theirs, own] = [await propsOf(author.approver.user.email, '/approvals'), await propsOf(author.user.email, '/approvals')]

    assert.containsSubset(theirs.waiting, [{ postId: post.id, isMine: true, stage: 'internal' }])
    assert.equal(theirs.posts[0].id, post.id)
    assert.equal(theirs.approvalsWaiting, 1)
    assert.containsSubset(own.waiting, [{ postId: post.id, isMine: false }])
    assert.equal(own.approvalsWaiting, 0)
  })

  test('where no brand wants approval there is nothing to count', async ({ assert }) => {
    const author = await createReadyAuthor()

    const props = await propsOf(author.user.email, '/approvals')

    assert.isNull(props.approvalsWaiting)
    assert.isFalse(props.isUsed)
  })

  test('the page of a post carries its approval, and the composer says whom it goes to', async ({ assert }) => {
    const author = await createReviewed('internal_and_client')
    const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(30) })

    const shown = await propsOf(author.approver.user.email, `/posts/${post.id}`)
    const composer = await propsOf(author.user.email, '/posts/new')

    assert.containsSubset(shown.approval, { request: { stage: 'internal' }, mine: { mayApprove: true } })
    assert.deepEqual(shown.comments, [])
    assert.deepEqual(composer.routes[author.brandId].map(({ stage }: any) => stage), ['internal', 'client'])
    assert.deepEqual(composer.routes[author.brandId][0].names, [author.approver.user.fullName])
  })
})
