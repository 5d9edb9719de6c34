import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first; the rest is as long as its text. A file that begins last keeps one core idle. */
const longest = [
  'test/e2e/every-page',
  'test/faults/kills',
  'src/testing/pages',
  'test/start/start',
  'src/portal.test',
  'test/faults/payouts-kills',
  'test/faults/outages',
  'test/faults/clicks',
  'test/adding/process-and-rule',
  'test/e2e/money',
  'test/e2e/story',
  'test/architecture/planted-violations',
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
