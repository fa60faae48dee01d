import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import { roleNameIn } from '#services/access/role_words'
import { SYSTEM_ROLES } from '#services/access/system_roles'

test.group('Access / words for roles', () => {
  test('in English the roles of the product are called and described as in the product', ({ assert }) => {
    const english = i18nManager.locale('en')
    const roles = Object.values(SYSTEM_ROLES).flat()

    assert.deepEqual(
      roles.map(({ key }) => ({ key, name: english.t(`access.systemRoles.${key}.name`), description: english.t(`access.systemRoles.${key}.description`) })),
      roles.map(({ key, name, description }) => ({ key, name, description }))
    )
  })

  test('a role of the product is named in the reader’s language, a workspace’s own as it was given', ({ assert }) => {
    const german = i18nManager.locale('de')

    assert.equal(roleNameIn({ roleId: 'owner', roleName: 'Owner' }, german), 'Inhaber')
    assert.equal(roleNameIn({ roleId: 'owner', roleName: 'Owner' }), 'Owner')
    assert.equal(roleNameIn({ roleId: '5f0c2d1e-7a44-4b5e-9a01-3c2f1d0e8b77', roleName: 'Owner' }, german), 'Owner')
  })
})
