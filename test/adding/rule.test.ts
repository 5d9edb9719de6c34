import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench;
beforeAll(() => {
  workbench = openWorkbench();
});
afterAll(() => workbench.remove());

const rules = 'packages/domain/src/plan/rules';

describe('adding a rule of a plan', () => {
  it('is a file and one line of the registry: its parameters are checked, its examples earn, its steps are codes', () => {
    workbench.add('rule');
    workbench.insert(`${rules}/registry.ts`, 'export const ruleKinds = [', 'dozen, ');
    workbench.insert(
      `${rules}/registry.ts`,
      "import { cpa } from './cpa.ts';\n",
      "import { dozen } from './dozen.ts';\n",
    );
    const { status, output } = workbench.run('vitest', ['run', `${rules}/rule-kinds.test.ts`, '--project', 'plain']);
    expect(status, output).toBe(0);
    const script = `
      const { checkPlan } = await import(process.cwd() + '/packages/domain/src/plan/check-plan.ts');
      const { planOf, ruleOf, earned, inputOf } = await import(
        process.cwd() + '/packages/domain/src/rating/testing/rating-fixtures.ts');
      const plan = (params) => planOf([ruleOf({ kind: 'dozen', params })]);
      console.log(JSON.stringify(checkPlan(plan({ amount: '1.5' })).refusal.problems));
      console.log('earned', earned(inputOf(plan({ amount: '1.50' }), { quantity: 30 })).toString());`;
    const answer = workbench.run('node', ['--input-type=module', '-e', script]).output;
    expect(answer).toContain('[{"path":"rules[0].params.amount","code":"currency_digits_wrong"}]');
    expect(answer).toContain('earned 300');
  });

  it('leaves nothing else to do but to find its words', () => {
    const places = [...workbench.typeErrors().keys()];
    expect(places.filter((place) => !place.startsWith('packages/locales/'))).toEqual([]);
  });
});
