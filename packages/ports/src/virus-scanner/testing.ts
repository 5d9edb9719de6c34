import { describe, expect, it } from 'vitest';
import type { VirusScanner } from './port.ts';

/** The test file that every scanner calls harmful, in two parts so that none stumbles over this source. */
export const harmlessTestVirus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface KnownBreakdown {
  readonly label: string;
  readonly cause: () => void | Promise<void>;
  readonly repair: () => void | Promise<void>;
}

/** What every scanner must hold. */
export function describeVirusScanner(
  name: string,
  open: () => Promise<{ readonly scanner: VirusScanner; readonly breakdowns: readonly KnownBreakdown[] }>,
): void {
  const bytes = (text: string) => new TextEncoder().encode(text);

  describe(`a virus scanner: ${name}`, () => {
    it('tells what is harmful, and what it is called, from what is not', async () => {
      const { scanner } = await open();
      expect(scanner.source?.length).toBeGreaterThan(2);
      expect(await scanner.scan(bytes('an order'))).toEqual({ status: 'clean' });
      expect(await scanner.scan(bytes(harmlessTestVirus))).toEqual({
        status: 'infected',
        signature: expect.stringMatching(/./),
      });
    });

    it('takes content of any length', async () => {
      const { scanner } = await open();
      for (const length of [0, 1, 65_536, 3_000_000])
        expect(await scanner.scan(new Uint8Array(length).fill(65))).toEqual({ status: 'clean' });
    });

    it('answers several at once, each its own', async () => {
      const { scanner } = await open();
      const contents = ['one', harmlessTestVirus, 'two', harmlessTestVirus];
      const verdicts = await Promise.all(contents.map((content) => scanner.scan(bytes(content))));
      expect(verdicts.map(({ status }) => status)).toEqual(['clean', 'infected', 'clean', 'infected']);
    });

    it('never calls anything clean while it does not work', async () => {
      const { scanner, breakdowns } = await open();
      for (const { label, cause, repair } of breakdowns) {
        await cause();
        const verdict = await scanner.scan(bytes('an order'));
        expect({ [label]: verdict.status }).toEqual({ [label]: 'unavailable' });
        await repair();
      }
      expect(await scanner.scan(bytes('an order'))).toEqual({ status: 'clean' });
    });
  });
}
