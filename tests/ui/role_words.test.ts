import { describe, expect, it } from 'vitest'
import { mount } from '@vue/test-utils'
import RoleList from '~/components/invitations/RoleList.vue'
import { roleDescription, roleName } from '~/logic/role_words'

describe('words for roles', () => {
  it('names the roles of the product by the language files, and a workspace’s own as they were given', () => {
    expect(roleName({ id: 'owner', name: 'owner' })).toBe('Owner')
    expect(roleDescription({ id: 'editor', description: 'editor' })).toBe('Writes, schedules and publishes')
    expect(roleName({ id: '5f0c2d1e-7a44-4b5e-9a01-3c2f1d0e8b77', name: 'Night shift' })).toBe('Night shift')
    expect(roleDescription({ id: '5f0c2d1e-7a44-4b5e-9a01-3c2f1d0e8b77', description: 'At night' })).toBe('At night')
  })

  it('lists what an invitation offers, with ids and without', () => {
    const roles = [
      { roleId: 'viewer', roleName: 'viewer', scopeName: null, expiresAt: null },
      { roleName: 'Betrachter', scopeName: 'Acme', expiresAt: null },
    ]
    const list = mount(RoleList, { props: { roles, zone: 'UTC', texts: 'invitations.accept' } })

    expect(list.findAll('li').map((item) => item.text())).toEqual(['Viewer in the whole workspace', 'Betrachter for Acme'])
  })
})
