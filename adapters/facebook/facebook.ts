import type { Adapter, Call, Finding } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { FacebookAuthorizer } from './authorize.ts'
import { Probe } from './probe.ts'
import { FacebookPublisher } from './publish/publisher.ts'

/** Facebook Pages. Personal profiles and groups cannot be published to. */
@injectable()
export class Facebook implements Adapter<'authorize' | 'publish'> {
  constructor(
    @inject(FacebookAuthorizer) readonly authorize: FacebookAuthorizer,
    @inject(FacebookPublisher) readonly publish: FacebookPublisher,
    @inject(Probe) private findings: Probe
  ) {}

  probe(call: Call): Promise<Finding[]> {
    return this.findings.run(call)
  }
}
