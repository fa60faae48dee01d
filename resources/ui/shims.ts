declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent<object, object, unknown>
  export default component
}

/** Other languages than the first, each fetched by whoever reads it: bin/lib/ui_texts.js. */
declare module 'virtual:languages' {
  const languages: Record<string, () => Promise<{ texts: object; library?: object }>>
  export default languages
}
