import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesNamedIn } from './adding.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

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
      "'period-close': onlyPeople,",
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
