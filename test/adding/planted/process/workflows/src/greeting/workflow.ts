import { type GreetingCase, greetingRules } from '@countersign/domain/greeting/react';
import { runCase } from '../approval/run-case.ts';

export async function greeting(snapshot: GreetingCase): Promise<void> {
  await runCase(snapshot, greetingRules);
}
