import type { CompiledRoute } from '@countersign/services/link/compile-route';

const uuidLength = 36;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface VisitorRequest {
  readonly cookieHeader: string | undefined;
  /** `Sec-GPC`: the visitor objects to being followed, whatever a link says. */
  readonly hasObjected: boolean;
  /** What the link said about consent; undefined when it said nothing. */
  readonly hasConsent: boolean | undefined;
}

export interface VisitorCookie {
  readonly visitorId: string | null;
  /** The header to send, if any. */
  readonly setCookie: string | null;
}

const none: VisitorCookie = { visitorId: null, setCookie: null };

/**
 * The visitor as the program's settings and the visitor's own choice let it be known: by a cookie that is there, by a
 * new one, or not at all. A cookie that is there stands for the consent it was set with, until it is taken back.
 */
export function visitorCookie(
  { route, cookieName }: Pick<CompiledRoute, 'route' | 'cookieName'>,
  request: VisitorRequest,
  options: { readonly isSecure: boolean; readonly newId: () => string },
): VisitorCookie {
  if (route.cookieMode === 'never') return none;
  const present = readCookie(request.cookieHeader, cookieName);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${options.isSecure ? '; Secure' : ''}`;
  if (request.hasConsent === false || request.hasObjected) {
    return present === undefined ? none : { visitorId: null, setCookie: `${cookieName}=; Max-Age=0; ${attributes}` };
  }
  const isAllowed = route.cookieMode === 'always' || request.hasConsent === true || present !== undefined;
  if (!isAllowed) return none;
  const visitorId = present ?? options.newId();
  return { visitorId, setCookie: `${cookieName}=${visitorId}; Max-Age=${route.cookieDays * 86_400}; ${attributes}` };
}

function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  const wanted = `${name}=`;
  let at = header.indexOf(wanted);
  while (at > 0 && header[at - 1] !== ' ' && header[at - 1] !== ';') at = header.indexOf(wanted, at + 1);
  if (at < 0) return undefined;
  const value = header.slice(at + wanted.length, at + wanted.length + uuidLength);
  return uuid.test(value) ? value : undefined;
}
