import type { AccountChoice, Authorizer, Grant } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Graph, objectOf } from '@caidence/meta-graph'
import { FacebookLogin } from './login/facebook_login.ts'
import { InstagramLogin } from './login/instagram_login.ts'

/** Chooses between the two sign-ins: new grants follow the setting, existing ones keep the one they came from. */
@injectable()
export class InstagramAuthorizer implements Authorizer {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(FacebookLogin) private facebook: FacebookLogin,
    @inject(InstagramLogin) private instagram: InstagramLogin
  ) {}

  begin(input: Parameters<Authorizer['begin']>[0]): URL {
    return this.login(this.graph.variant).begin(input)
  }

  exchange(input: Parameters<Authorizer['exchange']>[0]): Promise<Grant> {
    return this.login(this.graph.variant).exchange(input)
  }

  accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]> {
    return this.loginOf(grant).accounts(grant, signal)
  }

  refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    return this.loginOf(grant).refresh(grant, signal)
  }

  revoke(grant: Grant, signal: AbortSignal): Promise<void> {
    return this.loginOf(grant).revoke(grant, signal)
  }

  private loginOf({ extra }: Grant): Authorizer {
    return this.login(objectOf(extra).variant === 'instagram' ? 'instagram' : 'facebook')
  }

  private login(variant: 'facebook' | 'instagram'): Authorizer {
    return variant === 'instagram' ? this.instagram : this.facebook
  }
}
