import type { Adapter, Call, Finding } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { InstagramAuthorizer } from './authorize.ts'
import { Probe } from './probe.ts'
import { InstagramPublisher } from './publish/publisher.ts'

/** Instagram professional accounts, reached through Facebook Login or Instagram Login. */
@injectable()
export class Instagram implements Adapter<'authorize' | 'publish'> {
  constructor(
    @inject(InstagramAuthorizer) readonly authorize: InstagramAuthorizer,
    @inject(InstagramPublisher) readonly publish: InstagramPublisher,
    @inject(Probe) private findings: Probe
  ) {}

  probe(call: Call): Promise<Finding[]> {
    return this.findings.run(call)
  }
}
