import { test } from '@japa/runner'
import { forgetLimits, registerPerson, signIn } from '#tests/support/accounts'
import { createMember } from '#tests/functional/access/support'
import { createAuthor } from '#tests/functional/publishing/support'
import { createNewcomer, finish, go } from './support.ts'

test.group('Onboarding / pages', (group) => {
  group.each.setup(() => forgetLimits())

  test('whoever registers finds their way there, and is reminded of it elsewhere', async ({ assert }) => {
    const { visitor, answer } = await registerPerson()

    const wizard = await visitor.get(answer.location!)
    const dashboard = await visitor.get('/')

    assert.equal(answer.location, '/onboarding')
    assert.equal(wizard.page?.component, 'onboarding')
    assert.containsSubset(wizard.page!.props, { progress: { profileType: null, current: 'profile_type', revision: 0 }, connections: [], connectFault: null })
    assert.deepEqual(dashboard.page!.props.setup, { percent: 0, next: { label: 'What you are here to do', link: '/onboarding?step=profile_type' }, isComplete: false })
  })

  test('at its end the page leads on, and what helps most is named next', async ({ assert }) => {
    const owner = await createNewcomer()
    await go(owner, ['profile_type', 'next', { profileType: 'brand' }], ['brand_identity', 'next', { name: 'Kestrel', identity: { tagline: 'Fresh' } }])
    await finish(owner)
    const { visitor } = await signIn(owner.user.email)

    const wizard = await visitor.get('/onboarding')
    const { setup } = (await visitor.get('/')).page!.props as any

    assert.equal(wizard.location, '/')
    assert.deepEqual([setup.isComplete, setup.percent, setup.next.link], [true, 6, `/brands/${owner.brandId}#guidelines.voice`])
  })

  test('nothing is said to who could not go on with it, nor where nothing was ever to be done', async ({ assert }) => {
    const [newcomer, settled] = [await createNewcomer(), await createAuthor()]
    const editor = await createMember(newcomer, 'editor')
    const colleague = await signIn(editor.user.email)
    await colleague.visitor.post(`/workspaces/${newcomer.workspaceId}/select`)

    const seen = await colleague.visitor.get('/')
    const { visitor } = await signIn(settled.user.email)

    assert.equal((seen.page!.props.workspace as any).id, newcomer.workspaceId)
    assert.isNull(seen.page!.props.setup)
    assert.isNull((await visitor.get('/')).page!.props.setup)
    assert.equal((await colleague.visitor.get('/onboarding')).status, 403)
  })
})
