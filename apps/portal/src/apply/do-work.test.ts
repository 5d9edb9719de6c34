import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { doWork, firstWord } from './do-work.ts';

describe('the work of a form', () => {
  it('hashes as SHA-256 does, whatever the length', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 200]) {
      const text = 'x'.repeat(length);
      expect(firstWord(text), `${length}`).toBe(createHash('sha256').update(text).digest().readUInt32BE(0));
    }
  });

  it('finds a number with as many zero bits as asked for', async () => {
    const work = await doWork('v1.token', 8);
    expect(createHash('sha256').update(`v1.token:${work}`).digest()[0]).toBe(0);
  });
});
