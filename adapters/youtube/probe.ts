import {
  fail,
  pass,
  refused,
  SETTINGS,
  skip,
  warn,
  type Call,
  type CapabilityName,
  type Finding,
  type PluginSettings,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Channels } from './channels.ts'
import { objectOf } from './json.ts'
import manifest from './package.json' with { type: 'json' }
import { isAudited } from './publish/audit.ts'

/** What this connection can do today, and what to do about what it cannot. */
@injectable()
export class Probe {
  constructor(
    @inject(Channels) private channels: Channels,
    @inject(SETTINGS) private settings: PluginSettings
  ) {}

  async run(call: Call): Promise<Finding[]> {
    return [...scopes(call), ...(await this.channel(call)), this.audit(), QUOTA]
  }

  /** Nothing can be asked about it before the first upload was made. */
  private audit(): Finding {
    const check = 'publish.audit'
    return isAudited(this.settings)
      ? pass(check, 'The Google project is noted as audited: videos may be public')
      : warn(
          check,
          'The Google project has not passed YouTube’s audit: every video stays private',
          'Have the project audited, then switch "Audited by YouTube" on in the plugin settings'
        )
  }

  private async channel(call: Call): Promise<Finding[]> {
    try {
      const channel = await this.channels.read(call, 'status')
      if (!channel)
        return [
          fail(
            'publish.account',
            'The channel is not there, or this access does not reach it any more',
            'Reconnect the channel, signed in as somebody who manages it'
          ),
        ]
      return [pass('publish.account', 'The channel answers'), longUploads(objectOf(channel.status))]
    } catch (error) {
      return [refused('publish.account', 'The channel cannot be read', error, FIXES)]
    }
  }
}

/** One finding per capability and permission, so that what is short says what it costs. */
function scopes({ token }: Call): Finding[] {
  return manifest.caidence.adapters[0].scopes.flatMap(({ name, neededBy, why }) =>
    (neededBy as CapabilityName[]).map((capability) => {
      const check = `${capability}.scope.${name.split('/').at(-1)}`
      return token.scopes.includes(name)
        ? pass(check, `Granted: ${why}`)
        : fail(check, `Not granted: ${why}`, 'Reconnect the channel and leave every box ticked')
    })
  )
}

/** Channels without a verified phone number are short of more than the length: pictures as thumbnails as well. */
function longUploads({ longUploadsStatus }: ReturnType<typeof objectOf>): Finding {
  const check = 'publish.longUploads'
  switch (longUploadsStatus) {
    case 'allowed':
      return pass(check, 'Videos longer than 15 minutes are allowed')
    case 'eligible':
    case 'disallowed':
      return warn(
        check,
        'Videos longer than 15 minutes and thumbnails of your own are not allowed yet',
        'Verify the channel’s phone number at youtube.com/verify'
      )
    default:
      return skip(check, 'YouTube does not say whether long videos are allowed')
  }
}

const QUOTA = skip(
  'publish.quota',
  'YouTube does not say how much of the project’s daily quota is left; it is counted here instead'
)

const FIXES = {
  operator: 'Check the OAuth client and that the YouTube Data API is enabled in its project',
}
