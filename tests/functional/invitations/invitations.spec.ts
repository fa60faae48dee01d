import { test } from '@japa/runner'
import { sha256 } from '#services/secrets/digest'
import Invitation from '#models/invitation'
import { forgetOldInvitations } from '#services/invitations/old_invitations'
import User from '#models/user'
import Workspace from '#models/workspace'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addMember, becomes } from '#tests/support/access'
import { createUser, forgetLimits, mailTo, newEmail, PASSWORD, pathOfLink, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'
import { addBrand, call, countOf, createAuthor, createColleague, type Author } from '#tests/functional/publishing/support'

const invitations = '/api/v1/invitations'
const everywhere = ({ workspaceId }: Author, roleId = 'editor') => [{ roleId, scopeType: 'workspace', scopeId: workspaceId }]
const invite = (author: Author, email: string, assignments: unknown = everywhere(author)) => call(author, 'POST', invitations, { email, assignments })

/** The path of the link in the mail. */
async function linkTo(author: Author, email: string, assignments?: unknown) {
  const answer = await invite(author, email, assignments)
  if (answer.status !== 201) throw new Error(answer.text)
  return { path: pathOfLink(await mailTo(email, /invites you to/)), id: answer.body.data.id as string }
}
const acceptAs = (visitor: Visitor, path: string, body = {}) => visitor.post(`/api/v1${path}/accept`, body, { accept: 'application/json' })
const rowOf = ({ actor }: Author, id: string) => tenantTx(actor, () => Invitation.findOrFail(id))
const newcomer = { fullName: 'Mila Grove', password: PASSWORD }

test.group('Invitations', (group) => {
  group.each.setup(() => forgetLimits())

  test('an invitation comes from the workspace by name, or from the sender that an agency chose', async ({ assert }) => {
    const author = await createAuthor()
    const [first, second] = [newEmail(), newEmail()]

    await invite(author, first)
    const saved = await call(author, 'PUT', '/api/v1/agency/profile', { whiteLabel: { mailSenderName: 'Ledger & Beat' } })
    await invite(author, second)

    assert.equal(saved.status, 200, saved.text)
    const { name } = await tenantTx(author.actor, () => Workspace.findOrFail(author.workspaceId))
    assert.equal((await mailTo(first, /invites you to/)).from, name)
    assert.equal((await mailTo(second, /invites you to/)).from, 'Ledger & Beat')
  })

  test('R6-003 T8 the link has 160 bits, is stored as SHA-256, and a new person becomes a member with it, once', async ({ assert }) => {
    const author = await createAuthor()
    const email = newEmail()
    const { path, id } = await linkTo(author, email)
    const token = path.split('/').at(-1)!

    const joined = await acceptAs(new Visitor(), path, newcomer)
    const again = await acceptAs(new Visitor(), path, newcomer)

    assert.equal(Buffer.from(token, 'base64url').length * 8, 160)
    const row = await rowOf(author, id)
    assert.equal(row.tokenHash, sha256(token))
    assert.isAtMost(row.expiresAt.diff(row.sentAt).as('days'), 7.001)
    assert.equal(joined.status, 200, joined.text)
    assert.equal(joined.json.data.workspaceId, author.workspaceId)
    assert.equal(again.status, 404)
    const user = await User.findByOrFail('email', email)
    assert.isTrue(user.isVerified)
    const roles = await tenantTx(author.actor, ({ client }) => client.from('role_assignments').where('user_id', user.id))
    assert.deepEqual(roles.map(({ role_key: key, granted_by: by }) => [key, by]), [['editor', author.user.id]])
  })

  test('R6-003 T8 fifty parallel accepts make one membership and one set of roles, and never a 500', async ({ assert }) => {
    const author = await createAuthor()
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const { path } = await linkTo(author, user.email)
    await visitor.get('/login')

    const answers = await Promise.all(Array.from({ length: 50 }, () => acceptAs(visitor.clone(), path)))

    const statuses = answers.map(({ status }) => status)
    assert.lengthOf(statuses.filter((status) => status === 200), 1, statuses.join())
    // Once one is through, the session goes on under a new id: what still comes with the old one has no valid CSRF token.
    const refused = answers.filter(({ status }) => status !== 200).map(({ status, json }) => `${status} ${json?.code}`)
    assert.isTrue(refused.every((answer) => ['404 E_INVITATION_GONE', '403 E_BAD_CSRF_TOKEN'].includes(answer)), refused.join())
    assert.equal(await countOf(author, 'memberships'), 2)
    assert.equal(await countOf(author, 'role_assignments'), 2)
  })

  test('R6-003 T8 fifty accepts from fifty sessions of one person make one membership; each session that lost is told so', async ({ assert }) => {
    const author = await createAuthor()
    const { user } = await createUser()
    const { path } = await linkTo(author, user.email)
    const sessions: Visitor[] = []
    // Ten tries of one account at a time are the most that are let through.
    while (sessions.length < 50) sessions.push(...(await Promise.all(Array.from({ length: 5 }, async () => (await signIn(user.email)).visitor))))
    assert.equal(new Set(sessions.map(({ sessionCookie }) => sessionCookie)).size, 50)

    const answers = await Promise.all(sessions.map((visitor) => acceptAs(visitor, path)))

    const outcomes = answers.map(({ status, json }) => `${status} ${json?.code ?? json?.data?.workspaceId}`)
    assert.deepEqual(outcomes.filter((outcome) => outcome !== '404 E_INVITATION_GONE'), [`200 ${author.workspaceId}`])
    assert.equal(await countOf(author, 'memberships'), 2)
    assert.equal(await countOf(author, 'role_assignments'), 2)
  }).timeout(60_000)

  test('R6-003 T8 fifty new people with the same link make one account and one membership', async ({ assert }) => {
    const author = await createAuthor()
    const email = newEmail()
    const { path } = await linkTo(author, email)
    const people = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const visitor = new Visitor()
        await visitor.get(path)
        return visitor
      })
    )

    const answers = await Promise.all(people.map((visitor, at) => acceptAs(visitor, path, { fullName: `Mila ${at}`, password: PASSWORD })))

    const refused = answers.filter(({ status }) => status !== 200).map(({ status, json }) => `${status} ${json?.code}`)
    assert.lengthOf(refused, 49, refused.join())
    assert.isTrue(refused.every((answer) => ['404 E_INVITATION_GONE', '409 E_SIGN_IN_FIRST'].includes(answer)), refused.join())
    assert.lengthOf(await User.query().where('email', email), 1)
    assert.equal(await countOf(author, 'memberships'), 2)
  }).timeout(60_000)

  test('T8 an invitation of more than seven days ago is over, and nobody becomes a member with it', async ({ assert }) => {
    const author = await createAuthor()
    const email = newEmail()
    const { path, id } = await linkTo(author, email)
    await tenantTx(author.actor, () => Invitation.query().where('id', id).update({ expires_at: new Date(Date.now() - 1_000) }))

    const page = await new Visitor().get(path)
    const answer = await acceptAs(new Visitor(), path, newcomer)

    assert.equal(page.status, 404)
    assert.isNull(page.page!.props.invitation)
    assert.deepEqual([answer.status, answer.json.code], [404, 'E_INVITATION_GONE'])
    assert.isNull(await User.findBy('email', email))
    const { body } = await call(author, 'GET', `${invitations}?state=expired`)
    assert.deepEqual(body.data.map((row: any) => row.id), [id])
  })

  test('T8 an inviter who {what} before the link is followed invites nobody, and no account is made')
    .with([
      { what: 'was removed', first: [404, 'E_INVITATION_GONE'], act: (author: Author, userId: string) => call(author, 'DELETE', `/api/v1/members/${userId}`).then(({ status }) => status === 200 || status === 204) },
      { what: 'was disabled', first: [409, 'E_INVITER_LOST_RIGHT'], act: (_: Author, userId: string) => User.query().where('id', userId).update({ disabled_at: new Date() }).then(() => true) },
    ])
    .run(async ({ assert }, { act, first }) => {
      const author = await createAuthor()
      const admin = await createColleague(author, 'admin')
      const email = newEmail()
      const { path, id } = await linkTo(admin, email)
      assert.isTrue(await act(author, admin.user.id))

      const answer = await acceptAs(new Visitor(), path, newcomer)
      const again = await acceptAs(new Visitor(), path, newcomer)

      assert.deepEqual([answer.status, answer.json.code], first, answer.text)
      assert.deepEqual([again.status, again.json.code], [404, 'E_INVITATION_GONE'])
      assert.isNotNull((await rowOf(author, id)).revokedAt)
      assert.isNull(await User.findBy('email', email))
    })

  test('invitations that were over for a quarter are forgotten, open and younger ones are not', async ({ assert }) => {
    const author = await createAuthor()
    const [over, accepted, open, recent] = [await linkTo(author, newEmail()), await linkTo(author, newEmail()), await linkTo(author, newEmail()), await linkTo(author, newEmail())]
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
    const change = (id: string, values: object) => tenantTx(author.actor, () => Invitation.query().where('id', id).update(values))
    await change(over.id, { expires_at: daysAgo(91) })
    await change(accepted.id, { accepted_at: daysAgo(91), expires_at: daysAgo(84) })
    await change(recent.id, { revoked_at: daysAgo(89), expires_at: daysAgo(82) })

    await forgetOldInvitations()

    const { body } = await call(author, 'GET', invitations)
    assert.sameMembers(body.data.map((row: any) => row.id), [open.id, recent.id])
    assert.equal(await countOf(author, 'invitation_roles'), 2)
  })

  test('T8 another address, an unknown, a revoked and a used link get one same answer', async ({ assert }) => {
    const author = await createAuthor()
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const { path, id } = await linkTo(author, newEmail())
    const unknown = `/invitations/${'A'.repeat(27)}`

    const pages = [await visitor.get(path), await visitor.get(unknown)]
    const accepts = [await acceptAs(visitor, path), await acceptAs(visitor, unknown)]
    await call(author, 'DELETE', `${invitations}/${id}`)
    const revoked = await new Visitor().get(path)

    for (const { status, page, text } of [...pages, revoked]) {
      assert.equal(status, 404)
      assert.isNull(page!.props.invitation)
      assert.notInclude(text, 'Ada Stone</')
    }
    assert.deepEqual(accepts.map(({ status, json }) => [status, json.code]), [[404, 'E_INVITATION_GONE'], [404, 'E_INVITATION_GONE']])
  })

  test('T8 an inviter who lost the right, or left, invites nobody: refused in words, and withdrawn', async ({ assert }) => {
    const author = await createAuthor()
    const admin = await createColleague(author, 'admin')
    const { path, id } = await linkTo(admin, newEmail())
    await becomes(author.workspaceId, admin.user.id, 'viewer')

    const answer = await acceptAs(new Visitor(), path, newcomer)

    assert.equal(answer.status, 409, answer.text)
    assert.equal(answer.json.code, 'E_INVITER_LOST_RIGHT')
    assert.isNotNull((await rowOf(author, id)).revokedAt)
  })

  test('A4 a known and an unknown address are invited alike', async ({ assert }) => {
    const author = await createAuthor()
    const { user } = await createUser()

    const [known, unknown] = [await invite(author, user.email), await invite(author, newEmail())]

    assert.deepEqual([known.status, unknown.status], [201, 201])
    assert.sameMembers(Object.keys(known.body.data), Object.keys(unknown.body.data))
  })

  test('R1-003 nobody invites to their own rank or beyond their brand, nor with ids of another workspace', async ({ assert }) => {
    const [author, stranger] = [await createAuthor(), await createAuthor()]
    const second = await addBrand(author)
    const manager = await createColleague(author, 'viewer')
    await becomes(author.workspaceId, manager.user.id, 'viewer')
    const { user } = await createUser()
    await addMember(author.workspaceId, user.id, 'account_manager', { type: 'brand', id: author.brandId })
    const { tokenFor } = await import('#tests/functional/publishing/support')
    const inBrand = { ...author, user, actor: { workspaceId: author.workspaceId, userId: user.id }, token: await tokenFor(user, author.workspaceId) }
    const at = (roleId: string, scopeId: string, scopeType = 'brand') => [{ roleId, scopeType, scopeId }]

    assert.equal((await invite(inBrand, newEmail(), at('editor', author.brandId))).status, 201)
    assert.equal((await invite(inBrand, newEmail(), at('account_manager', author.brandId))).status, 403)
    assert.equal((await invite(inBrand, newEmail(), at('editor', author.workspaceId, 'workspace'))).status, 403)
    assert.equal((await invite(inBrand, newEmail(), at('editor', second.id))).status, 404)
    assert.equal((await invite(author, newEmail(), at('editor', stranger.brandId))).status, 404)
    assert.equal((await invite(author, newEmail(), everywhere(stranger))).status, 404)
    assert.equal((await invite(manager, newEmail())).status, 403)
  })

  test('sending again voids the old link', async ({ assert }) => {
    const author = await createAuthor()
    const { path, id } = await linkTo(author, newEmail())

    const answer = await call(author, 'POST', `${invitations}/${id}/resend`, {})

    assert.equal(answer.status, 200, answer.text)
    assert.equal(answer.body.data.sentCount, 2)
    assert.equal((await new Visitor().get(path)).status, 404)
  })

  test('W8 a table: rows are made or told what is wrong; what is unreadable makes nothing', async ({ assert }) => {
    const author = await createAuthor()
    const bulk = async (body: string | Buffer) => {
      const { base } = await import('#tests/support/visitor')
      const response = await fetch(new URL(`${invitations}/bulk`, base()), { method: 'POST', body: new Uint8Array(Buffer.from(body as string)), headers: { 'authorization': `Bearer ${author.token}`, 'content-type': 'text/csv' } })
      return { status: response.status, body: (await response.json()) as any }
    }
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`email;role\r\n${newEmail()};Editor\r\n`, 'utf16le')])

    const mixed = await bulk(`\ufeffemail,role,brand,__proto__\n${newEmail()},editor,,x\nnope,editor,,x\n${author.user.email},editor,,\n${newEmail()},emperor,,\n${newEmail()}\0,editor,,\n`)

    assert.equal(mixed.status, 200, JSON.stringify(mixed.body))
    assert.deepEqual(mixed.body.data.map(({ status }: any) => status), ['invited', 'error', 'already_member', 'error', 'error'])
    assert.equal((await bulk(utf16)).body.data[0].status, 'invited')
    for (const bad of ['', 'a,b\n1,2', `email,role\n"${'x'.repeat(20_000)}`, 'email,role\n"a@b.cz,editor\n', `email,role\n${'a@b.cz,editor\n'.repeat(501)}`]) {
      assert.equal((await bulk(bad)).status, 422, bad.slice(0, 30))
    }
    assert.equal((await bulk('x'.repeat(1_100_000))).status, 413)
    assert.equal(await countOf(author, 'invitations'), 2)
  })
})
