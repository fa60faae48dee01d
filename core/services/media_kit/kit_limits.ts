import limiter from '@adonisjs/limiter/services/main'
import { subnetOf } from '#services/accounts/login_throttle'
import { LOOKS } from './limits.ts'

/** Throws E_TOO_MANY_REQUESTS. */
export const limitLooks = (address: string) => limiter.use(LOOKS).consume(`kit_looks:${subnetOf(address)}`)
