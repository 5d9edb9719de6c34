import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { failureConverterPath } from '@countersign/workflows/client/connect';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { moneyHistories } from './money.ts';
import { sagaHistories } from './sagas.ts';
import { scenarios } from './scenarios.ts';
import { vettingHistories } from './vettings.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const histories = () =>
  files.map((name) => ({ workflowId: name, history: JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) }));
const quiet = new DefaultLogger('ERROR', () => {});

function bundle(workflowsPath: string): Promise<WorkflowBundle> {
  return bundleWorkflowCode({ workflowsPath, failureConverterPath, logger: quiet });
}

/** What replays of all histories end with, by file. */
async function replay(workflowBundle: WorkflowBundle): Promise<Map<string, Error | undefined>> {
  const results = new Map<string, Error | undefined>();
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle, dataConverter: { failureConverterPath } },
    histories(),
  )) {
    results.set(workflowId, error);
  }
  return results;
}

beforeAll(() => {
  const logging = { filter: { core: 'ERROR', other: 'ERROR' } } as const;
  Runtime.install({ logger: quiet, telemetryOptions: { logging } });
});

describe('running cases of every release', () => {
  it('go on under today’s workflow code', async () => {
    const entry = createRequire(import.meta.url).resolve('@countersign/workflows/bundle');
    const results = await replay(await bundle(entry));
    expect([...results.keys()].toSorted()).toEqual(files.toSorted());
    for (const [name, error] of results) expect(error, name).toBeUndefined();
  });

  it.each([
    ['a timer was added', 'added-timer'],
    ['another activity comes first', 'another-activity'],
  ])('would not where %s, and that is seen', async (_label, planted) => {
    const results = await replay(await bundle(`${folder}planted/${planted}.ts`));
    for (const [name, error] of results) expect(error?.message, name).toMatch(/TMPRL1100|[Nn]ondeterminism/);
  });

  it('stand here for each scenario of the first release', () => {
    const recorded = files.filter((name) => name.startsWith('0.1.0-')).map((name) => name.slice('0.1.0-'.length, -5));
    expect(recorded.toSorted()).toEqual(
      [...scenarios.map(({ name }) => name), ...moneyHistories, ...sagaHistories, ...vettingHistories].toSorted(),
    );
  });

  it('were recorded by a worker that says how it ran, and hold no text of a person and no path of a machine', () => {
    for (const { workflowId, history } of histories()) {
      const text = JSON.stringify(history);
      expect(text, workflowId).toContain('coreUsedFlags');
      const inside = [...text.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data]) =>
        Buffer.from(data ?? '', 'base64').toString(),
      );
      expect(inside.join('\n'), workflowId).toContain('"tenantId"');
      for (const readable of [text, ...inside])
        expect(readable, workflowId).not.toMatch(/node_modules|GmbH|decide\?|PO-\d/);
    }
  });
});
