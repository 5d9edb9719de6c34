import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesNamedIn } from './adding.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// One workbench: what the compiler knows of everything else is worth more than a second copy.
let workbench: Workbench;
beforeAll(() => {
  workbench = openWorkbench();
});
afterAll(() => workbench.remove());

describe('adding a process', () => {
  it('begins with its name, after which the compiler names every place that ADDING.md lists', () => {
    workbench.insert('packages/domain/src/process/registry.ts', "'deal-registration'", ", 'greeting'");
    const places = filesNamedIn('Places that the compiler names');
    expect(places.length).toBeGreaterThan(0);
    expect([...workbench.typeErrors().keys()]).toEqual(expect.arrayContaining([...places]));
  });

  it('is done when its folders are there and each of those places has its line, and no other', () => {
    workbench.add('process');
    const rules = 'packages/domain/src/process/rules.ts';
    workbench.insert(
      rules,
      "'deal-registration': anyCase<ProcessRules<CaseState>>(dealRegistrationRules),",
      '\n  greeting: anyCase<ProcessRules<CaseState>>(greetingRules),',
    );
    workbench.insert(
      rules,
      "from '../deal-registration/react.ts';",
      "\nimport { greetingRules } from '../greeting/react.ts';",
    );
    const presets = 'packages/domain/src/program/presets.ts';
    workbench.insert(
      presets,
      "'deal-registration': defaultDealRegistrationPolicy",
      ', greeting: defaultGreetingPolicy',
    );
    workbench.insert(
      presets,
      "from '../policy/policy.ts';",
      "\nimport { defaultGreetingPolicy } from '../greeting/default-policy.ts';",
    );
    workbench.insert(
      'packages/policy/src/facts.ts',
      "'deal-registration': dealRegistrationFacts,",
      '\n  greeting: {},',
    );
    workbench.insert(
      'packages/domain/src/process/review-options.ts',
      "'blocking-report': onlyPeople,",
      '\n  greeting: onlyPeople,',
    );
    workbench.insert(
      'packages/domain/src/process/rejection-reasons.ts',
      "'period-close': dealRejectionReasons,",
      '\n  greeting: dealRejectionReasons,',
    );
    const effects = 'packages/services/src/process/registry.ts';
    workbench.insert(
      effects,
      "'deal-registration': anyCase<ProcessEffects<CaseState>>(dealEffects),",
      '\n  greeting: anyCase<ProcessEffects<CaseState>>(greetingEffects),',
    );
    workbench.insert(
      effects,
      "from '../deal-registration/effects/registry.ts';",
      "\nimport { greetingEffects } from '../greeting/effects.ts';",
    );
    workbench.insert(
      'workflows/src/client/case-runner.ts',
      "'deal-registration': 'dealRegistration'",
      ", greeting: 'greeting'",
    );
    workbench.insert(
      'workflows/src/bundle.ts',
      "export { dealRegistration } from './deal-registration/workflow.ts';",
      "\nexport { greeting } from './greeting/workflow.ts';",
    );
    expect([...workbench.typeErrors()]).toEqual([]);
  });

  it('has then a workflow in the bundle that the worker loads', () => {
    const script = `
      import { createRequire } from 'node:module';
      const at = createRequire(process.cwd() + '/apps/worker/package.json');
      const { bundleWorkflowCode, DefaultLogger } = at('@temporalio/worker');
      const logger = new DefaultLogger('ERROR', () => {});
      const { code } = await bundleWorkflowCode({ workflowsPath: process.cwd() + '/workflows/src/bundle.ts', logger });
      console.log(code.includes('greetingRules') ? 'bundled' : 'missing');`;
    const { status, output } = workbench.run('node', ['--input-type=module', '-e', script]);
    expect({ status, output: output.trim() }).toEqual({ status: 0, output: 'bundled' });
  });
});

describe('adding a rule of a plan', () => {
  const rules = 'packages/domain/src/plan/rules';

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
