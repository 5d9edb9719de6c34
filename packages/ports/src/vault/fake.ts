import type { Vault } from './port.ts';

const mark = 'sealed';

/** Keeps nothing secret; for tests. */
export function createFakeVault(): Vault {
  return {
    seal: (purpose, text) => `${mark}:${purpose}:${text}`,
    open(purpose, sealed) {
      const start = `${mark}:${purpose}:`;
      return sealed.startsWith(start) ? sealed.slice(start.length) : null;
    },
  };
}
