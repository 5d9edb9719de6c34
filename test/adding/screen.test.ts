import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench;
beforeAll(() => {
  workbench = openWorkbench();
  workbench.add('screen');
});
afterAll(() => workbench.remove());

const apps = [
  {
    app: 'portal',
    routes: 'apps/portal/src/app/router.tsx',
    after: "{ path: '/', ...page(() => import('../home/home-page.tsx')) },",
    line: "{ path: '/weather', ...page(() => import('../weather/weather-page.tsx')) },",
  },
  {
    app: 'console',
    routes: 'apps/console/src/app/pages.tsx',
    after: "page('/inbox', () => import('../inbox/inbox-page.tsx')),",
    line: "page('/weather', () => import('../weather/weather-page.tsx')),",
  },
] as const;

type Manifest = Readonly<Record<string, { readonly file: string; readonly isDynamicEntry?: boolean }>>;

describe('adding a screen', () => {
  it.each(apps)(
    'to the $app is a folder and one lazy route, and comes in a file of its own',
    ({ app, routes, after, line }) => {
      workbench.insert(routes, after, `\n${line}`);
      const dir = join(workbench.dir, 'apps', app);
      const args = ['build', '--logLevel', 'error', '--manifest', '--config', join(dir, 'vite.config.ts')];
      const { status, output } = workbench.run(join(dir, 'node_modules/.bin/vite'), args);
      expect(status, output).toBe(0);
      const manifest: Manifest = JSON.parse(readFileSync(join(dir, 'dist/.vite/manifest.json'), 'utf8'));
      const page = manifest['src/weather/weather-page.tsx'];
      expect(page?.isDynamicEntry).toBe(true);
      const text = 'Fair, with a light breeze';
      expect(readFileSync(join(dir, 'dist', page?.file ?? ''), 'utf8')).toContain(text);
      expect(readFileSync(join(dir, 'dist', manifest['index.html']?.file ?? ''), 'utf8')).not.toContain(text);
    },
  );
});
