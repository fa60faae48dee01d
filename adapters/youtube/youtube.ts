import type { Adapter, Call, Finding } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { YouTubeAnalytics } from './analytics.ts'
import { GoogleSignIn } from './authorize.ts'
import { YouTubeHistory } from './history.ts'
import { YouTubeInbox } from './inbox.ts'
import { YouTubeLists } from './option_lists.ts'
import { Probe } from './probe.ts'
import { YouTubePublisher } from './publish/publisher.ts'

/** YouTube channels, brand channels included. */
@injectable()
export class YouTube implements Adapter<
  'authorize' | 'publish' | 'analytics' | 'options' | 'inbox' | 'history'
> {
  constructor(
    @inject(GoogleSignIn) readonly authorize: GoogleSignIn,
    @inject(YouTubePublisher) readonly publish: YouTubePublisher,
    @inject(YouTubeAnalytics) readonly analytics: YouTubeAnalytics,
    @inject(YouTubeLists) readonly options: YouTubeLists,
    @inject(YouTubeInbox) readonly inbox: YouTubeInbox,
    @inject(YouTubeHistory) readonly history: YouTubeHistory,
    @inject(Probe) private findings: Probe
  ) {}

  probe(call: Call): Promise<Finding[]> {
    return this.findings.run(call)
  }
}
