import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import DeliveryPanel from '~/components/posts/DeliveryPanel.vue'

const everywhere = { everywhere: true, brands: [], rows: [], exceptBrands: [], exceptRows: [] }
vi.mock('@inertiajs/vue3', async (original) => ({
  ...(await original<object>()),
  usePage: () => ({ url: '/posts/p1', props: { workspace: { id: 'w1' }, access: { workspaceId: 'w1', permissions: { 'posts.publish': everywhere, 'posts.edit': everywhere, 'connections.connect': everywhere } } } }),
}))

function panelOf(heldReason: string, isConnected: boolean) {
  const delivery = {
    ...{ id: 'd1', connectionId: 'c1', adapter: 'linkedin', adapterName: 'LinkedIn', format: 'linkedin.text', formatName: 'Text', account: { handle: 'stone', name: null, pictureUrl: null, isConnected } },
    ...{ text: null, options: {}, state: 'held', publishAt: '2026-11-26T09:00:00.000Z', heldReason: { code: heldReason, sentence: 'It did not go out.', action: 'Reconnect the channel' }, fault: null },
  }
  const props = { delivery, postId: 'p1', brandId: 'b1', events: [], attempts: [], people: {}, zone: 'UTC', isBusy: false, metrics: [], hasComments: false }
  return mount(DeliveryPanel as any, { props, global: { stubs: { PostTimeline: true } } })
}
const press = (panel: ReturnType<typeof panelOf>, label: string) => panel.findAll('button').find((one) => one.text() === label)?.trigger('click')

test.each(['connection_lost', 'too_late'])('what was held as %s goes out with one press once its channel is back', async (reason) => {
  const panel = panelOf(reason, true)

  await press(panel, 'Publish now')

  expect(panel.emitted('publish')).toEqual([['d1']])
})

test('while the channel is away the one button reconnects it', () => {
  const panel = panelOf('connection_lost', false)

  expect(panel.find('a[href="/channels?connection=c1"]').text()).toBe('Reconnect the channel')
  expect(panel.text()).not.toContain('Publish now')
})
