import freeMailDomains from 'free-email-domains';
import { getDomain } from 'tldts';

const freeMail: ReadonlySet<string> = new Set(freeMailDomains);

/** Sites on which many companies have a page: the page's address says nothing about whose domain it is. */
const sharedSites: ReadonlySet<string> = new Set([
  'facebook.com',
  'instagram.com',
  'linkedin.com',
  'linktr.ee',
  'pinterest.com',
  't.me',
  'tiktok.com',
  'twitter.com',
  'vk.com',
  'wa.me',
  'wikipedia.org',
  'x.com',
  'xing.com',
  'youtube.com',
]);

const lengthMax = 2_048;

/**
 * The domain a company registered, of its website or of an e-mail address at it: `shop.example.co.uk/de` and
 * `sales@example.co.uk` are both `example.co.uk`. International names in their ASCII form. Undefined for what is no
 * domain, for public suffixes and addresses of machines, and for what many share: free mail, throw-away mail, profiles.
 */
export function registrableDomain(websiteOrMail: string): string | undefined {
  const host = hostOf(websiteOrMail);
  const domain = host === undefined ? undefined : registeredNameOf(host);
  return host === undefined || domain === undefined || isShared(host, domain) ? undefined : domain;
}

/** The same without asking who uses it: what somebody registered under a public suffix, as the Public Suffix List has it. */
export function registeredName(text: string): string | undefined {
  const host = hostOf(text);
  return host === undefined ? undefined : registeredNameOf(host);
}

function registeredNameOf(host: string): string | undefined {
  return getDomain(host, { allowPrivateDomains: true }) ?? undefined;
}

/** Whether the domain, or one between it and the host, is a mail provider's or a site of profiles. */
function isShared(host: string, domain: string): boolean {
  if (sharedSites.has(domain)) return true;
  for (let part = host; part.length >= domain.length; part = part.slice(part.indexOf('.') + 1)) {
    if (freeMail.has(part)) return true;
    if (part === domain) return false;
  }
  return false;
}

/** The host in ASCII, lower case. */
function hostOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > lengthMax || /\s/.test(trimmed)) return undefined;
  const isMail = /^[^/:@]+@[^/@]+$/.test(trimmed);
  const rest = isMail ? trimmed.slice(trimmed.lastIndexOf('@') + 1) : trimmed;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(rest) ? rest : `http://${rest}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, protocol } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return hostname.startsWith('.') || hostname === '' ? undefined : hostname.replace(/\.$/, '');
}
