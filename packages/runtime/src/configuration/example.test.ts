import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleEnvironment } from './example.ts';
import { variableNames } from './schema.ts';

const exampleFile = new URL('../../../../.env.example', import.meta.url);

describe('.env.example', () => {
  it('is what the schema generates (npm run config:example writes it)', () => {
    expect(readFileSync(exampleFile, 'utf8')).toBe(exampleEnvironment());
  });

  it('holds each variable once', () => {
    const assigned = [...exampleEnvironment().matchAll(/^(?:# )?([A-Z0-9_]+)=/gm)].map((match) => match[1]);
    expect(assigned).toEqual(variableNames);
  });
});
