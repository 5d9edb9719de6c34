import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createVisitRecognition, isBot } from './recognise-visit.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/user-agents/', import.meta.url));

describe('a visit', () => {
  it('is recognised the second time as it was the first', () => {
    const recognise = createVisitRecognition();
    const bot = { method: 'GET', userAgent: 'curl/8.5.0', purpose: undefined };
    const person = { ...bot, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
    for (let turn = 0; turn < 3; turn += 1)
      expect([recognise(bot), recognise(person), recognise({ ...person, purpose: 'prefetch' })]).toEqual([
        'bot',
        'valid',
        'prefetch',
      ]);
  });

  it.skipIf(!existsSync(folder))('by a labelled user agent is recognised for what it is', () => {
    const { data } = papa.parse<{ label: string; user_agent: string }>(
      readFileSync(`${folder}labelled.csv`, 'utf8').trim(),
      { header: true },
    );
    expect(data.length).toBe(1_181);
    const bots = (label: string) =>
      data.filter((row) => row.label === label && isBot({ method: 'GET', userAgent: row.user_agent })).length;
    const [found, mistaken] = [bots('crawler'), bots('browser')];
    const crawlers = data.filter(({ label }) => label === 'crawler').length;
    expect(found / crawlers, 'recall').toBeGreaterThan(0.98);
    expect(found / (found + mistaken), 'precision').toBeGreaterThan(0.98);
  });
});
