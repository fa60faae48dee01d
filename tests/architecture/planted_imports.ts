/** A project of a few files in our folders, and imports planted to break one rule each. */
const manifest = (name: string) => JSON.stringify({ name, type: 'module', exports: { '.': './index.js' } })

export const base: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    workspaces: ['plugins/sdk', 'plugins/host', 'plugins/testkit', 'adapters/*'],
    imports: { '#services/*': './core/services/*.js', '#workflows/*': './workflows/*.js', '#start/*': './start/*.js' },
  }),
  'plugins/sdk/package.json': manifest('@caidence/sdk'),
  'plugins/sdk/index.ts': 'export const sdk = 1\n',
  'plugins/host/package.json': manifest('@caidence/host'),
  'plugins/host/index.ts': "import { sdk } from '@caidence/sdk'\nexport const host = sdk\n",
  'plugins/testkit/package.json': manifest('@caidence/testkit'),
  'plugins/testkit/index.ts': "import { host } from '@caidence/host'\nexport const kit = host\n",
  'plugins/client/index.ts': "import { platform } from 'node:os'\nexport const client = platform\n",
  'adapters/one/package.json': manifest('adapter-one'),
  'adapters/one/index.ts': "import { sdk } from '@caidence/sdk'\nimport { shared } from '../_shared/index.ts'\nexport const one = sdk + shared\n",
  'adapters/one/emulator/index.ts': "import { kit } from '@caidence/testkit'\nexport const emulator = kit\n",
  'adapters/one/tests/one.spec.ts': "import { kit } from '@caidence/testkit'\nimport { host } from '@caidence/host'\nconsole.log(kit, host)\n",
  'adapters/_shared/index.ts': 'export const shared = 1\n',
  'adapters/two/package.json': manifest('adapter-two'),
  'adapters/two/index.ts': 'export const two = 2\n',
  'core/services/post.ts': "import { host } from '@caidence/host'\nimport { NAME } from '#workflows/publishing/contract'\nexport const post = host + NAME\n",
  'core/controllers/posts_controller.ts': "import { post } from '#services/post'\nexport const show = post\n",
  'core/commands/worker_start.ts': "import { run } from '#workflows/worker'\nimport { kit } from '@caidence/testkit'\nrun(kit)\n",
  'workflows/index.ts': "export { publish } from './publishing/workflow.ts'\n",
  'workflows/publishing/contract.ts': "export const NAME = 'publish'\n",
  'workflows/publishing/workflow.ts':
    "import type { activities } from './activities.ts'\nimport { NAME } from './contract.ts'\nexport type Activities = typeof activities\nexport const publish = () => NAME\n",
  'workflows/publishing/activities.ts': "import { post } from '#services/post'\nexport const activities = { post }\n",
  'workflows/worker.ts': "import { activities } from './publishing/activities.ts'\nexport const run = (extra: unknown) => [activities, extra]\n",
  'resources/ui/app.ts': "import { types } from '@generated/data'\nexport const app = types\n",
  'resources/reels/root.ts': 'export const reel = 1\n',
  '.adonisjs/client/data.ts': 'export const types = 1\n',
  'config/app.ts': "import { env } from '#start/env'\nexport const app = env\n",
  'start/env.ts': 'export const env = 1\n',
  'start/routes.ts': "export const routes = () => import('../core/controllers/posts_controller.ts')\n",
  'database/schema.ts': 'export const schema = 1\n',
  'bin/server.ts': "import { env } from '#start/env'\nconsole.log(env)\n",
  'bin/lib/tool.js': 'export const tool = 1\n',
  'tests/helper.ts': 'export const helper = 1\n',
}

interface Planted {
  rule: string
  file: string
  content: string
  /** Where the rule reports it, when that is not the file itself. */
  from?: string
}

export const planted: Planted[] = [
  { rule: 'the-sdk-imports-nothing-of-ours', file: 'plugins/sdk/bad.ts', content: "import { host } from '../host/index.ts'\nexport const x = host\n" },
  { rule: 'the-host-knows-only-the-sdk', file: 'plugins/host/bad.ts', content: "import { post } from '#services/post'\nexport const x = post\n" },
  { rule: 'the-test-kit-knows-only-sdk-and-host', file: 'plugins/testkit/bad.ts', content: "import { two } from '../../adapters/two/index.ts'\nexport const x = two\n" },
  { rule: 'the-client-imports-nothing-of-ours', file: 'plugins/client/bad.ts', content: "import { sdk } from '../sdk/index.ts'\nexport const x = sdk\n" },
  { rule: 'adapters-see-only-the-sdk', file: 'adapters/one/bad.ts', content: "import { host } from '@caidence/host'\nexport const x = host\n" },
  { rule: 'adapters-do-not-carry-the-test-kit', file: 'adapters/one/bad_kit.ts', content: "import { kit } from '@caidence/testkit'\nexport const x = kit\n" },
  { rule: 'tests-of-adapters-stay-outside-the-application', file: 'adapters/one/tests/bad.spec.ts', content: "import { post } from '#services/post'\nconsole.log(post)\n" },
  { rule: 'adapters-do-not-know-each-other', file: 'adapters/one/bad_neighbour.ts', content: "import { two } from '../two/index.ts'\nexport const x = two\n" },
  { rule: 'core-knows-no-adapter', file: 'core/services/bad_adapter.ts', content: "export const x = () => import('../../adapters/two/index.ts')\n" },
  { rule: 'core-knows-contracts-of-workflows-only', file: 'core/services/bad_workflow.ts', content: "import { run } from '#workflows/worker'\nexport const x = run\n" },
  { rule: 'core-does-not-show', file: 'core/services/bad_view.ts', content: "import { app } from '../../resources/ui/app.ts'\nexport const x = app\n" },
  { rule: 'scripts-stand-outside', file: 'core/services/bad_script.ts', content: "import { tool } from '../../bin/lib/tool.js'\nexport const x = tool\n" },
  { rule: 'only-commands-use-the-test-kit', file: 'core/services/bad_kit.ts', content: "import { kit } from '@caidence/testkit'\nexport const x = kit\n" },
  { rule: 'services-do-not-know-http', file: 'core/services/bad_http.ts', content: "import { show } from '../controllers/posts_controller.ts'\nexport const x = show\n" },
  { rule: 'workflows-stay-deterministic', file: 'workflows/publishing/workflow.ts', content: "import { activities } from './activities.ts'\nexport const publish = () => activities\n", from: 'workflows/index.ts' },
  { rule: 'workflow-files-know-activities-as-types', file: 'workflows/shared/bad.ts', content: "import { post } from '#services/post'\nexport const x = post\n" },
  { rule: 'workers-call-services', file: 'workflows/leads/activities.ts', content: "import { show } from '../../core/controllers/posts_controller.ts'\nexport const x = show\n" },
  { rule: 'browsers-know-types-only', file: 'resources/ui/bad.ts', content: "import { post } from '#services/post'\nexport const x = post\n" },
  { rule: 'shared-lists-import-nothing', file: 'core/services/profiles/shapes.ts', content: "import { post } from '#services/post'\nexport const x = post\n" },
  { rule: 'reels-know-themselves', file: 'resources/reels/bad.ts', content: "import { app } from '../ui/app.ts'\nexport const x = app\n" },
  { rule: 'configuration-is-read-not-decided', file: 'config/bad.ts', content: "import { post } from '#services/post'\nexport const x = post\n" },
  { rule: 'routes-know-no-platform', file: 'start/bad.ts', content: "import { two } from '../adapters/two/index.ts'\nexport const x = two\n" },
  { rule: 'code-does-not-import-tests', file: 'core/services/bad_test.ts', content: "import { helper } from '../../tests/helper.ts'\nexport const x = helper\n" },
  { rule: 'everything-resolves', file: 'core/services/bad_name.ts', content: "import { nobody } from '#services/nobody'\nexport const x = nobody\n" },
  { rule: 'no-runtime-cycles', file: 'core/services/bad_circle.ts', content: "import { y } from './bad_circle_back.ts'\nexport const x = () => y\n" },
  { rule: 'no-runtime-cycles', file: 'core/services/bad_circle_back.ts', content: "import { x } from './bad_circle.ts'\nexport const y = () => x\n" },
  { rule: 'no-runtime-cycles', file: 'core/models/bad_model.ts', content: "import { z } from '../services/bad_model.ts'\nexport const model = () => z\n" },
  { rule: 'no-runtime-cycles', file: 'core/services/bad_model.ts', content: "import { model } from '../models/bad_model.ts'\nexport const z = () => model\n" },
]
