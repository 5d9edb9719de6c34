import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConsole } from './testing/build-console.ts';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

const firstLoadMax = 400_000;
/** What a person opens first after signing in. */
const firstPages = ['src/dashboard/dashboard-page.tsx', 'src/inbox/inbox-page.tsx', 'src/case/case-page.tsx'];

let built: Awaited<ReturnType<typeof buildConsole>>;
let manifest: Record<string, Chunk>;

beforeAll(async () => {
  built = await buildConsole();
  manifest = JSON.parse(readFileSync(join(built.distDir, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
}, 120_000);
afterAll(() => built.remove());

/** All that the browser must have before these chunks run. */
function filesOf(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no chunk "${name}".`);
    if (seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    for (const css of chunk.css ?? []) seen.add(css);
    filesOf(chunk.imports ?? [], seen);
  }
  return seen;
}

function gzipped(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(built.distDir, file))).byteLength, 0);
}

describe('the first load of the console', () => {
  it.each(firstPages)(`with %s is at most ${firstLoadMax / 1000} kB gzipped`, (page) => {
    const size = gzipped(filesOf(['index.html', page]));
    expect(size).toBeGreaterThan(100_000);
    expect(size).toBeLessThanOrEqual(firstLoadMax);
  });

  it('leaves other languages, the mirrored styles and the two-factor code to later', () => {
    const first = filesOf(['index.html', ...firstPages]);
    const later = Object.keys(manifest).filter((name) => /de\/console|stylis-plugin-rtl|qr-code|setup-page/.test(name));
    expect(later.length).toBeGreaterThanOrEqual(4);
    for (const name of later) expect(first).not.toContain(manifest[name]?.file);
  });
});
