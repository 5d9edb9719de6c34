import { startTestServers } from './servers.ts';

// Vitest calls this once per project that has tests to run, also when it is called by hand on one folder.
export async function setup(): Promise<() => Promise<void>> {
  return startTestServers();
}
