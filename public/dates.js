// Beside the page, so that the page need not wait for it: resources/views/inertia_layout.edge. The name says the language; texts for machines are in British English: resources/ui/composables/use_time.ts.
for (const locale of new Set([self.name, 'en-GB'])) {
  new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'long', year: 'numeric', timeZone: 'UTC' }).format()
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format()
}
postMessage(null)
close()
