import { describe, expect, it } from 'vitest';
import { basisPointsOf, emptyDraft, isComplete } from './decision-draft.ts';

describe('a typed percentage', () => {
  it.each([
    ['15', 1500],
    ['17.5', 1750],
    ['17,25', 1725],
    ['0', 0],
    ['100', 10_000],
    ['100.01', undefined],
    ['-3', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('"%s" is %s basis points', (text, bp) => {
    expect(basisPointsOf(text)).toBe(bp);
  });
});

describe('a decision can be sent', () => {
  it('to reject only with a reason and a text for the partner', () => {
    expect(isComplete('reject', { ...emptyDraft, text: 'Known customer.' })).toBe(false);
    expect(isComplete('reject', { ...emptyDraft, reason: 'duplicate', text: '  ' })).toBe(false);
    expect(isComplete('reject', { ...emptyDraft, reason: 'duplicate', text: 'Known customer.' })).toBe(true);
  });

  it('to ask for changes only with a named field', () => {
    expect(isComplete('request_changes', { ...emptyDraft, text: 'When?' })).toBe(false);
    expect(isComplete('request_changes', { ...emptyDraft, text: 'When?', fields: ['closeMonth'] })).toBe(true);
  });

  it('to approve without typing anything, but not with a discount that is no share', () => {
    expect(isComplete('approve', emptyDraft)).toBe(true);
    expect(isComplete('approve', { ...emptyDraft, grantedDiscount: '180' })).toBe(false);
  });
});
