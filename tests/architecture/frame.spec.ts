import { test } from '@japa/runner'
import { projectFiles, read } from './support.ts'

/** As start/view.ts has them; read, since it runs with the server. */
const frameless = () => [.../FRAMELESS = \[([^\]]*)\]/.exec(read('start/view.ts'))![1]!.matchAll(/'([^']+)'/g)].map(([, one]) => one!)
const pages = () => projectFiles(/^resources\/ui\/pages\/.+\.vue$/)
const nameOf = (file: string) => file.replace(/^resources\/ui\/pages\/|\.vue$/g, '')

test.group('Architecture / the frame before scripts', () => {
  test('it is drawn around the pages that have it, and around no others', ({ assert }) => {
    const without = frameless()
    const isWithout = (name: string) => without.some((one) => (one.endsWith('/') ? name.startsWith(one) : name === one))
    const ownLayout = (file: string) => /\blayout:/.test(read(file))

    assert.isAbove(pages().length, 40)
    assert.deepEqual(pages().filter((file) => ownLayout(file) !== isWithout(nameOf(file))).map(nameOf), [])
    assert.deepEqual(without.filter((one) => !pages().some((file) => (one.endsWith('/') ? nameOf(file).startsWith(one) : nameOf(file) === one))), [])
  })

  test('it is as wide and as high as what takes its place', ({ assert }) => {
    const [frame, rail, shell, bar] = ['resources/views/frame.edge', 'resources/ui/components/app/AppRail.vue', 'resources/ui/components/PageShell.vue', 'resources/ui/components/app/AppBottomBar.vue'].map(read)

    for (const measure of ['w-60', 'border-e border-default bg-default p-3']) assert.isTrue(frame!.includes(measure) && rail!.includes(measure), measure)
    for (const measure of ['flex h-7 items-center', 'flex h-14 items-center gap-3 border-b border-default bg-default px-4 md:px-6', 'px-4 pt-5']) assert.isTrue(frame!.includes(measure) && shell!.includes(measure), measure)
    for (const measure of ['fixed inset-x-0 bottom-0 z-30 border-t border-default bg-default', 'h-14']) assert.isTrue(frame!.includes(measure) && bar!.includes(measure), measure)
    assert.include(read('resources/ui/components/app/AppFrame.vue'), "RAIL = 'caidence_rail'")
    assert.include(read('resources/ui/components/app/SetupBanner.vue'), "SETUP = 'caidence_setup'")
    assert.include(read('core/middleware/inertia_middleware.ts'), "KEPT = ['caidence_rail', 'caidence_setup']")
  })
})
