import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryDir } from '../architecture/shadow-workspace.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench;
beforeAll(() => {
  workbench = openWorkbench();
});
afterAll(() => workbench.remove());

const registry = 'integrations/registry/src/integrations.ts';

function known(): string {
  const script = `
    const { integrations } = await import(process.cwd() + '/${registry}');
    for (const [name, load] of Object.entries(integrations)) {
      const { manifest } = await load();
      console.log(name, manifest.ports.join());
    }`;
  const { status, output } = workbench.run('node', ['--input-type=module', '-e', script]);
  expect(status, output).toBe(0);
  return output;
}

describe('adding an integration', () => {
  it('is a folder and one line of the registry, by which it is known', () => {
    expect(known()).not.toContain('carrier-pigeon');
    workbench.add('integration');
    workbench.link('integrations/registry', '@countersign/integration-carrier-pigeon', 'integrations/carrier-pigeon');
    workbench.link('integrations/carrier-pigeon', '@countersign/ports', 'packages/ports');
    const zod = realpathSync(join(repositoryDir, 'packages/contracts/node_modules/zod'));
    workbench.link('integrations/carrier-pigeon', 'zod', zod);
    expect(known(), 'the folder alone is not enough').not.toContain('carrier-pigeon');
    const line = "\n  'carrier-pigeon': () => import('@countersign/integration-carrier-pigeon/manifest'),";
    workbench.insert(registry, 'export const integrations = {', line);
    expect(known()).toContain('carrier-pigeon Mailer');
  });

  it('compiles, and keeps to the arrows once they name it', () => {
    expect([...workbench.typeErrors(['integrations/*/src'])]).toEqual([]);
    const config = '.dependency-cruiser.cjs';
    const keys =
      "  'integrations/carrier-pigeon': { workspace: ['packages/ports', 'packages/domain'], hasNode: true },\n";
    const check = () => workbench.run('node', ['scripts/verify/check-arrows.ts']).output;
    expect(check()).toContain('arrow: integrations/registry: integrations/registry/src/integrations.ts');
    workbench.insert(config, 'const arrows = {\n', keys);
    workbench.insert(config, "\n      'integrations/disk',", "\n      'integrations/carrier-pigeon',");
    expect(check()).not.toContain('carrier-pigeon');
  });
});
