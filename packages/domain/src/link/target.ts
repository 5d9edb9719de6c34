import { accepted, type Result, refused } from '../result/result.ts';

/** Why an address or a host is not taken for links. */
export const targetRefusalCodes = [
  'too_long',
  'address_malformed',
  'backslash',
  'not_https',
  'user_info',
  'port',
  'host_malformed',
  'ip_address',
  'private_host',
  'host_not_registered',
] as const;
export type TargetRefusalCode = (typeof targetRefusalCodes)[number];

export interface TargetRefusal {
  readonly code: TargetRefusalCode;
}

export interface LinkTarget {
  /** Absolute, https, in ASCII: safe as a `Location` header. */
  readonly url: string;
  readonly host: string;
}

export const targetLengthMax = 2000;

const scheme = /^https:\/\//i;
const unfit = /[\p{Cc}\p{Cs}\s]/u;
const dnsLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** What a browser reads as an IPv4 address: its last label is a number, decimal, octal or hexadecimal. */
const numeric = /^(?:\d+|0x[0-9a-f]*)$/;
/** RFC 6761, RFC 8375 and names that home and office networks use. */
const privateEndings = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'home.arpa',
  'localdomain',
];

/**
 * Reads an address that a link may lead to. Only what every browser understands in the same way passes: https with both
 * slashes, no user, no port, no backslash, a public DNS name. Characters beyond ASCII are percent-encoded, but not in
 * the host. `hosts` are those registered with the program; OWASP's unvalidated redirects is what this keeps out.
 */
export function checkTarget(text: string, hosts: readonly string[]): Result<LinkTarget, TargetRefusal> {
  if (text.length > targetLengthMax) return refused({ code: 'too_long' });
  if (unfit.test(text) || !text.isWellFormed()) return refused({ code: 'address_malformed' });
  if (text.includes('\\')) return refused({ code: 'backslash' });
  if (!scheme.test(text)) return refused({ code: 'not_https' });
  const rest = text.slice('https://'.length);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  if (authority.includes('@')) return refused({ code: 'user_info' });
  const host = checkHost(authority);
  if (!host.ok) return host;
  if (!isRegisteredHost(host.value, hosts)) return refused({ code: 'host_not_registered' });
  const path = end < 0 ? '' : encodeURI(rest.slice(end)).replaceAll('%25', '%');
  const url = `https://${host.value}${path.startsWith('/') ? '' : '/'}${path}`;
  return url.length > targetLengthMax ? refused({ code: 'too_long' }) : accepted({ url, host: host.value });
}

/** Reads the name of a public host, in lower case afterwards; no address, no port and no name of a private network. */
export function checkHost(text: string): Result<string, TargetRefusal> {
  const host = text.toLowerCase();
  if (host.startsWith('[')) return refused({ code: 'ip_address' });
  if (host.includes(':')) return refused({ code: 'port' });
  const labels = host.split('.');
  if (numeric.test(labels.at(-1) ?? '')) return refused({ code: 'ip_address' });
  if (host.length > 253 || !labels.every((label) => dnsLabel.test(label))) return refused({ code: 'host_malformed' });
  const isPrivate = privateEndings.some((ending) => host === ending || host.endsWith(`.${ending}`));
  return labels.length < 2 || isPrivate ? refused({ code: 'private_host' }) : accepted(host);
}

/** A registered host that begins with a dot stands for that host and everything below it. */
export function isRegisteredHost(host: string, hosts: readonly string[]): boolean {
  return hosts.some((registered) =>
    registered.startsWith('.') ? host === registered.slice(1) || host.endsWith(registered) : host === registered,
  );
}
