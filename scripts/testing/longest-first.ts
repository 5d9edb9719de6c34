import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first; the rest is as long as its text. A file that begins last keeps one core idle. */
const longest = [
  'test/architecture/planted-violations',
  'packages/local/src/postgres',
  'services/src/demo/demo',
  'apps/worker/src/durability',
  'apps/api/src/bad-input',
  'apps/api/src/permissions',
  'apps/api/src/writing-safely',
  'test/e2e/every-page',
  'test/faults/kills',
  'test/start/start',
  'test/e2e/story',
  'test/e2e/money',
  'src/testing/pages',
  'src/portal.test',
  'test/faults/outages',
  'test/adding/process-and-rule',
  'test/faults/clicks',
  'test/faults/payouts-kills',
  'src/testing/console',
  'test/adding/integration',
];

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.includes(name));
  return place === -1 ? longest.length : place;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
