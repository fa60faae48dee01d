import { test } from '@japa/runner'
import { ESLint } from 'eslint'
import { join } from 'node:path'
import { root } from './support.ts'

/** Lines that a folder's rules must refuse. The file names exist: typed rules need them to be part of the project. */
const PLANTED = [
  { file: 'adapters/instagram/index.ts', text: "import { container } from 'tsyringe'\nexport const x = container\n", rule: 'no-restricted-imports' },
  { file: 'adapters/instagram/index.ts', text: "import { singleton } from 'tsyringe'\nexport const x = singleton\n", rule: 'no-restricted-imports' },
  { file: 'workflows/publishing/workflow.ts', text: "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n", rule: 'no-restricted-imports' },
  { file: 'workflows/publishing/workflow.ts', text: "import { DateTime } from 'luxon'\nexport const x = DateTime\n", rule: 'no-restricted-imports' },
  { file: 'workflows/publishing/workflow.ts', text: 'export const x = () => process.env.HOME\n', rule: 'no-restricted-globals' },
  { file: 'workflows/publishing/workflow.ts', text: 'const later = async () => 1\nexport const x = () => {\n  later()\n}\n', rule: '@typescript-eslint/no-floating-promises' },
  { file: 'workflows/publishing/activities.ts', text: 'const later = async () => 1\nexport const x = () => {\n  later()\n}\n', rule: '@typescript-eslint/no-floating-promises' },
  { file: 'resources/ui/api/social.ts', text: "import { join } from 'node:path'\nexport const x = join\n", rule: 'no-restricted-imports' },
  { file: 'resources/ui/api/social.ts', text: "import User from '#models/user'\nexport const x = User\n", rule: 'no-restricted-imports' },
  { file: 'core/services/demo/demo.ts', text: 'export const x = (a: unknown, b: unknown) => a == b\n', rule: 'eqeqeq' },
  { file: 'bin/setup.js', text: 'export const x = (a, b) => a == b\n', rule: 'eqeqeq' },
]

test.group('Architecture / lint', () => {
  test('each rule of ours notices what it forbids', async ({ assert }) => {
    const eslint = new ESLint({ cwd: root })

    for (const { file, text, rule } of PLANTED) {
      const [result] = await eslint.lintText(text, { filePath: join(root, file) })
      assert.include(result.messages.map(({ ruleId }) => ruleId), rule, `${file}: ${text}`)
    }
  })
})
