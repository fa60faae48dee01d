import { defineComponent, h } from 'vue'
import { Form as InertiaForm, TuyauProvider } from '@adonisjs/inertia/vue'
import { client } from '~/client'

/** A form that names its route. It brings the list of all routes along, which is too long for pages without one. */
export const Form = defineComponent({
  name: 'RouteForm',
  inheritAttrs: false,
  setup: (_, { attrs, slots }) => () => h(TuyauProvider, { client }, { default: () => h(InertiaForm as any, attrs, slots) }),
}) as unknown as typeof InertiaForm
