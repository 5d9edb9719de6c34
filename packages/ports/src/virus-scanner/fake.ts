import type { VirusScanner } from './port.ts';

export interface FakeVirusScanner extends VirusScanner {
  /** Whatever holds this text is harmful from now on. */
  know(text: string, signature: string): void;
  /** Every following scan finds it away, with this code. */
  down(code: string): void;
  up(): void;
}

/** Knows what it is told about; anything else is clean. */
export function createFakeVirusScanner(): FakeVirusScanner {
  const known = new Map<string, string>();
  let downCode: string | null = null;
  return {
    source: 'scanner for tests',
    know: (text, signature) => void known.set(text, signature),
    down: (code) => {
      downCode = code;
    },
    up: () => {
      downCode = null;
    },
    scan: async (content) => {
      if (downCode !== null) return { status: 'unavailable', code: downCode };
      const text = Buffer.from(content).toString('latin1');
      const found = [...known].find(([part]) => text.includes(part));
      return found ? { status: 'infected', signature: found[1] } : { status: 'clean' };
    },
  };
}
