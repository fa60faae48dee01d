// Beside the page, so that the page need not wait for it: resources/views/inertia_layout.edge. The name says the language.
new Intl.DateTimeFormat(self.name, { weekday: 'short', month: 'long', year: 'numeric', timeZone: 'UTC' }).format()
postMessage(null)
close()
