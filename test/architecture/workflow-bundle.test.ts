import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShadowWorkspace, repositoryDir, type ShadowWorkspace } from './shadow-workspace.ts';

let shadow: ShadowWorkspace;
beforeAll(() => {
  shadow = createShadowWorkspace();
});
afterAll(() => shadow.remove());

const planted = 'workflows/src/planted/workflow.ts';
const bundleBytesMax = 2_500_000;

/** What the bundler says goes to its logger; its error only points there. */
async function bundle(workflowsPath: string): Promise<{ readonly code: string } | { readonly refusal: string }> {
  const said: string[] = [];
  const logger = new DefaultLogger('ERROR', ({ message }) => said.push(message));
  try {
    return await bundleWorkflowCode({ workflowsPath, logger });
  } catch (err) {
    return { refusal: [String(err), ...said].join('\n') };
  }
}

function bundleWith(text: string): Promise<{ readonly code: string } | { readonly refusal: string }> {
  return shadow.withPlantedAsync({ [planted]: text }, () => bundle(join(shadow.dir, planted)));
}

describe('the bundle of the workflows', () => {
  it('holds every workflow and stays small: no policy engine, no time zone data', async () => {
    const bundled = await bundle(join(repositoryDir, 'workflows', 'src', 'bundle.ts'));
    expect(bundled).not.toHaveProperty('refusal');
    const { code } = bundled as { readonly code: string };
    expect(code.length).toBeLessThan(bundleBytesMax);
    expect(code).not.toMatch(/cel-js|node_modules\/(tldts|zod|drizzle-orm)\//);
  });

  it('takes a planted workflow that reaches nothing', async () => {
    const text =
      "import { condition } from '@temporalio/workflow';\nexport const planted = async () => condition(() => true);\n";
    expect(await bundleWith(text)).not.toHaveProperty('refusal');
  });

  it.each([
    [
      'a file system',
      "import { readFileSync } from 'node:fs';\nexport const planted = async () => readFileSync('/etc/hosts');\n",
      /ERROR in node:fs/,
    ],
    [
      'the network',
      "import { request } from 'node:https';\nexport const planted = async () => request('https://example.com');\n",
      /ERROR in node:https/,
    ],
    [
      'the client',
      "import { Client } from '@temporalio/client';\nexport const planted = async () => new Client();\n",
      /@temporalio\/client/,
    ],
  ])('refuses a workflow that reaches %s', async (_, text, reason) => {
    expect(await bundleWith(text)).toMatchObject({ refusal: expect.stringMatching(reason) });
  });
});
