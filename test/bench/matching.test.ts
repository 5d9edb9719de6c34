import { blockingKeys } from '@countersign/domain/matching/blocking-keys';
import { possibleMin, sameCustomerMin, scoreCustomerMatch } from '@countersign/domain/matching/score';
import { describe, expect, it } from 'vitest';
import { germanPairs, hasMatchingData, type LabelledPair, rorPairs, secPairs } from './matching-data.ts';

const share = (pairs: readonly LabelledPair[], holds: (pair: LabelledPair) => boolean) =>
  pairs.filter(holds).length / pairs.length;
const isShown = ({ left, right }: LabelledPair) => scoreCustomerMatch(left, right).score >= possibleMin;
const isSame = ({ left, right }: LabelledPair) => scoreCustomerMatch(left, right).score >= sameCustomerMin;
const sharesKey = ({ left, right }: LabelledPair) => {
  const keys = new Set(blockingKeys(left));
  return blockingKeys(right).some((key) => keys.has(key));
};

describe.skipIf(!hasMatchingData)('matching of companies that others labelled', () => {
  it('finds other forms, spacing and parts of a name, and most misspellings', () => {
    const matches = rorPairs().pairs.filter((pair) => pair.isMatch);
    const of = (kind: string) => matches.filter((pair) => pair.kind === kind);
    expect(share(of('form_or_punctuation'), isShown)).toBeGreaterThanOrEqual(0.99);
    expect(share(of('spacing'), isShown)).toBeGreaterThanOrEqual(0.99);
    expect(share(of('token_subset'), isShown)).toBeGreaterThanOrEqual(0.95);
    expect(share(of('near'), isShown)).toBeGreaterThanOrEqual(0.85);
    const listed = secPairs().pairs.filter((pair) => pair.isMatch && pair.kind === 'form_or_punctuation');
    expect(share(listed, isShown)).toBeGreaterThanOrEqual(0.99);
    expect(
      share(
        germanPairs().pairs.filter((pair) => pair.isMatch),
        isShown,
      ),
    ).toBeGreaterThanOrEqual(0.9);
  });

  it('shows few of the most similar unrelated names, and takes next to none for the same', () => {
    const different = rorPairs().pairs.filter((pair) => !pair.isMatch);
    expect(share(different, isShown)).toBeLessThan(0.04);
    expect(share(different, isSame)).toBe(0);
    expect(
      share(
        germanPairs().pairs.filter((pair) => !pair.isMatch),
        isShown,
      ),
    ).toBeLessThan(0.001);
  });

  it('looks up nearly everything that it would show', () => {
    const shown = rorPairs().pairs.filter(isShown);
    expect(share(shown, sharesKey)).toBeGreaterThan(0.985);
  });
});
