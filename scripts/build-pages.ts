import { buildWebApp, type WebApp } from './start/web-build.ts';

const apps: readonly WebApp[] = ['portal', 'console'];
for (const app of apps) process.stdout.write(`${app}: ${await buildWebApp(app)}\n`);
