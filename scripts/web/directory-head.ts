import { request } from 'node:http';

/** What a search engine reads of a public directory's page without running anything. */
export interface DirectoryHead {
  readonly title: string;
  readonly description: string;
  /** Plain links and words, replaced by the app as soon as it runs. */
  readonly body: string;
}

const deadlineMs = 1_500;
const bytesMax = 2 * 1024 * 1024;
const pagePath = /^\/directory\/([a-z0-9][a-z0-9-]{1,62})(?:\/(par_[0-9a-z]{26}))?\/?$/;

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly profile: { readonly description: string } | null;
}

/**
 * Asks the API for what a page of a directory shows; null for any other page, for one that is not there, and where the API
 * does not answer in time: the app then finds out by itself.
 */
export async function directoryHead(asked: {
  readonly path: string;
  readonly search: string;
  readonly apiUrl: string;
  readonly visitor: string;
}): Promise<DirectoryHead | null> {
  const [, slug, partnerId] = pagePath.exec(asked.path) ?? [];
  if (slug === undefined) return null;
  const place =
    partnerId === undefined
      ? `/directory/${slug}${cursorOf(asked.search)}`
      : `/directory/${slug}/partners/${partnerId}`;
  const found = await ask(new URL(`/api/v1${place}`, asked.apiUrl), asked.visitor);
  if (typeof found !== 'object' || found === null) return null;
  return partnerId === undefined ? headOfList(slug, found) : headOfEntry(slug, found);
}

function headOfList(slug: string, found: object): DirectoryHead | null {
  const { programName, companyName, items, nextCursor } = found as Readonly<Record<string, unknown>>;
  if (typeof programName !== 'string' || typeof companyName !== 'string' || !Array.isArray(items)) return null;
  const links = (items as Entry[]).map(
    ({ id, name, profile }) =>
      `<li><a href="/directory/${slug}/${text(id)}">${text(name)}</a> ${text(profile?.description ?? '')}</li>`,
  );
  const next =
    typeof nextCursor === 'string' ? `<p><a href="?cursor=${encodeURIComponent(nextCursor)}" rel="next">›</a></p>` : '';
  return {
    title: `${programName} · ${companyName}`,
    description: (items as Entry[]).map(({ name }) => name).join(', '),
    body: `<h1>${text(programName)} · ${text(companyName)}</h1><ul>${links.join('')}</ul>${next}`,
  };
}

function headOfEntry(slug: string, found: object): DirectoryHead | null {
  const { name, profile, programName } = found as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof programName !== 'string') return null;
  const said = (profile as Entry['profile'])?.description ?? '';
  return {
    title: `${name} · ${programName}`,
    description: said,
    body: `<p><a href="/directory/${slug}">${text(programName)}</a></p><h1>${text(name)}</h1><p>${text(said)}</p>`,
  };
}

/** Only the page is passed on: what is searched for is of no use to a search engine. */
function cursorOf(search: string): string {
  const cursor = new URLSearchParams(search).get('cursor');
  return cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
}

function ask(url: URL, visitor: string): Promise<unknown> {
  return new Promise((resolve) => {
    const asking = request(url, { headers: { 'x-forwarded-for': visitor }, timeout: deadlineMs }, (reply) => {
      const pieces: Buffer[] = [];
      let length = 0;
      reply.on('data', (piece: Buffer) => {
        length += piece.length;
        if (length > bytesMax) asking.destroy();
        else pieces.push(piece);
      });
      reply.once('end', () => resolve(reply.statusCode === 200 ? parsed(Buffer.concat(pieces)) : null));
      reply.once('error', () => resolve(null));
    });
    asking.setTimeout(deadlineMs, () => asking.destroy());
    asking.once('error', () => resolve(null));
    asking.once('close', () => resolve(null));
    asking.end();
  });
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return null;
  }
}

/** The page with the head in place of the app's own, and open to search engines. */
export function withHead(index: string, head: DirectoryHead): string {
  return index
    .replace(/<meta name="robots"[^>]*>\s*/, '')
    .replace(
      /<title>[^<]*<\/title>/,
      () =>
        `<title>${text(head.title)}</title><meta name="description" content="${text(head.description.slice(0, 300))}" />`,
    )
    .replace(/<div id="root">/, (root) => `${root}${head.body}`);
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function text(plain: string): string {
  return plain.replace(/[&<>"']/g, (mark) => marks[mark] ?? '');
}
