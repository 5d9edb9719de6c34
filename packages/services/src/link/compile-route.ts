import { withParameters } from '@countersign/domain/link/parameters';
import { checkTarget, type TargetRefusalCode } from '@countersign/domain/link/target';
import { type Utm, utmParameters } from '@countersign/domain/link/utm';
import { clickParameter } from '@countersign/domain/touch/touch';
import { touchOwner } from '../touch/arriving-touch.ts';
import type { LinkRoute } from './read-routes.ts';

/** A route with everything worked out that is the same for each of its clicks. */
export interface CompiledRoute {
  readonly route: LinkRoute;
  readonly owner: string;
  readonly utmJson: string;
  /** Where a click goes that asks for nothing else, before and after its id. */
  readonly head: string;
  readonly tail: string;
  /** The first-party cookie is the program's own: programs of one installation learn nothing of each other's visitors. */
  readonly cookieName: string;
}

const placeholder = 'CLICKID';

export function compileRoute(route: LinkRoute): CompiledRoute {
  const address = withParameters(route.target, { ...utmParameters(route.utm), [clickParameter]: placeholder });
  const at = address.lastIndexOf(`${clickParameter}=${placeholder}`) + clickParameter.length + 1;
  return {
    route,
    owner: touchOwner(route),
    utmJson: JSON.stringify(route.utm),
    head: address.slice(0, at),
    tail: address.slice(at + placeholder.length),
    cookieName: `csv_${route.programId.slice(-12)}`,
  };
}

export interface Destination {
  /** Where the click asked to go, without its id. */
  readonly target: string;
  readonly location: string;
  readonly deepLinkRefusal: TargetRefusalCode | null;
}

/**
 * Where a click goes that asks for a deep link or brings parameters of its own. A deep link is followed on the hosts of
 * the link's program and nowhere else; otherwise the visitor gets to the link's own target, and the reason is kept.
 */
export function destinationOf(
  { route }: CompiledRoute,
  click: { readonly id: string; readonly deepLink: string | undefined; readonly utm: Utm },
): Destination {
  const asked = click.deepLink === undefined || !route.isLive ? undefined : checkTarget(click.deepLink, route.hosts);
  const target = asked?.ok ? asked.value.url : route.target;
  return {
    target,
    location: withParameters(target, { ...utmParameters({ ...route.utm, ...click.utm }), [clickParameter]: click.id }),
    deepLinkRefusal: asked === undefined || asked.ok ? null : asked.refusal.code,
  };
}
