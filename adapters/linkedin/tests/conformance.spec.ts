import { describeAdapter } from '@caidence/testkit'
import options from './conformance_options.ts'

describeAdapter(import.meta.dirname, options)
