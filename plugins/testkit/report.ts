import type { ConformanceResult } from './conformance.ts'

/** A result as a person reads it: the level first, then what was skipped and why, then what failed. */
export function reportLines({
  id,
  level,
  passed,
  failed,
  skipped,
  failures,
  milliseconds,
}: ConformanceResult): string[] {
  return [
    `${id}  level ${level}  ${passed} passed, ${failed} failed, ${skipped.length} skipped  ${(milliseconds / 1000).toFixed(1)} s`,
    ...skipped.map(({ test, reason }) => `  skipped  ${test}: ${reason}`),
    ...failures.map(({ test, error }) => `  failed   ${test}: ${error}`),
  ]
}

/** The same for scripts: one object per plugin. */
export const reportFacts = ({ id, level, passed, failed, skipped }: ConformanceResult) => ({
  id,
  level,
  passed,
  failed,
  skipped,
})
