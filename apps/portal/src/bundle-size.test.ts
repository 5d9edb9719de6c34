import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPortal } from './testing/build-portal.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const firstLoadMax = 170_000;

let portal: Awaited<ReturnType<typeof buildPortal>>;
beforeAll(async () => {
  portal = await buildPortal();
}, 60_000);
afterAll(() => portal.remove());

describe('first load of the portal', () => {
  it.each(['src/home/home-page.tsx', 'src/sign-in/sign-in-page.tsx', 'src/deal/register-page.tsx'])(
    'with %s is at most 170 kB gzipped',
    (page) => {
      const manifest = readManifest();
      const entry = Object.entries(manifest).find(([, chunk]) => chunk.isEntry === true)?.[0] ?? '';
      const files = filesOf(manifest, [entry, page]);
      const bytes = [...files, 'index.html'].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
      expect(files.size).toBeGreaterThan(2);
      expect(bytes).toBeLessThanOrEqual(firstLoadMax);
    },
  );

  it('brings no schema library and no stand-in', () => {
    for (const file of readdirSync(join(portal.distDir, 'assets'))) {
      const text = read(`assets/${file}`).toString('utf8');
      expect(/ZodError|_zod\b|nordlicht/i.exec(text)?.[0], file).toBeUndefined();
    }
  });

  it('fits a content security policy without inline scripts and styles', () => {
    const html = read('index.html').toString('utf8');
    expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/i);
  });
});

function read(file: string): Buffer {
  return readFileSync(join(portal.distDir, file));
}

function readManifest(): Record<string, Chunk> {
  return JSON.parse(read('.vite/manifest.json').toString('utf8')) as Record<string, Chunk>;
}

/** The chunks with everything they import at once, and their styles. */
function filesOf(manifest: Record<string, Chunk>, names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no chunk for ${name}.`);
    if (seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    for (const css of chunk.css ?? []) seen.add(css);
    filesOf(manifest, chunk.imports ?? [], seen);
  }
  return seen;
}
