import { describe, expect, it } from 'vitest';
import { checkDraft, firstPlan, type PlanDraft, placeText, valueAt, withValue } from './plan-draft.ts';

const changed = (place: readonly (string | number)[], value: unknown) =>
  withValue(firstPlan('EUR'), place, value) as PlanDraft;

describe('a plan being typed', () => {
  it('begins as one that can be saved', () => {
    expect(checkDraft(firstPlan('EUR')).isUsable).toBe(true);
  });

  it('is refused at the place of its contradiction', () => {
    const percent = checkDraft(changed(['rules', 0, 'params', 'percent'], '120'));
    expect(percent).toEqual({
      isUsable: false,
      problems: [{ place: 'rules.0.params.percent', code: 'percent_out_of_range' }],
    });
    const caps = checkDraft(changed(['rules', 0, 'caps'], { perLine: '500.00', perCustomer: '100.00' }));
    expect(caps).toEqual({
      isUsable: false,
      problems: [{ place: 'rules.0.caps.perLine', code: 'cap_never_reached' }],
    });
  });

  it('changes at one place alone and leaves what was typed before as it was', () => {
    const before = firstPlan('EUR');
    const after = withValue(before, ['rules', 0, 'params', 'percent'], '25');
    expect(valueAt(after, ['rules', 0, 'params', 'percent'])).toBe('25');
    expect(valueAt(before, ['rules', 0, 'params', 'percent'])).toBe('10');
    expect(valueAt(after, ['rules', 0, 'when'])).toBe(valueAt(before, ['rules', 0, 'when']));
  });

  it('loses the caps of a rule with the last one that is emptied', () => {
    const capped = changed(['rules', 0, 'caps', 'perLine'], '50.00');
    expect(valueAt(withValue(capped, ['rules', 0, 'caps', 'perLine'], undefined), ['rules', 0])).not.toHaveProperty(
      'caps',
    );
  });

  it('knows the server’s places and its own as the same', () => {
    expect(placeText('document.rules.1.params.bands.2.from')).toBe(placeText('rules[1].params.bands[2].from'));
    expect(placeText(['rules', 1, 'params'])).toBe('rules.1.params');
  });
});
