/* A child that says of itself what a test wants; see tests/functional/system/plugin_workers.spec.ts. */
const [, , mode] = process.argv
const say = (rss) => process.send?.({ rss })

process.once('disconnect', () => process.exit(0))
if (mode === 'leaves') process.exit(3)
say(mode === 'greedy' ? 4_000_000_000 : 1)
if (mode === 'deaf') {
  process.on('SIGTERM', () => {})
  for (;;);
}
setInterval(() => say(1), 50)
