import { randomUUID } from 'node:crypto';
import type { PolicyDocument, RouteStep } from '@countersign/domain/policy/policy';
import type { Body, Reply } from '@countersign/ui/client/operation-types';
import { until } from '../deals/until.ts';
import type { Person } from './api.ts';
import type { Company } from './company.ts';
import { patiently } from './patiently.ts';
import type { Stack } from './start-stack.ts';

export type Terms = NonNullable<Body<'deal-registration.create-draft'>['terms']>;
export type Decision = Body<'task.decide'>;
export type Deal = Reply<'deal-registration.get'>;
export type Task = Reply<'task.get'>;

const timeoutMs = 60_000;
const step = (role: 'partner_manager' | 'channel_director'): RouteStep => ({
  name: role,
  candidates: [{ kind: 'role', role }],
  required: 1,
  distinctFrom: 'all',
  dueIn: 'PT1H',
  onBreach: 'wait',
});

export const oneStepPolicy: PolicyDocument = {
  process: 'deal-registration',
  rules: [{ name: 'all', then: { steps: [step('partner_manager')] } }],
};
export const twoStepPolicy: PolicyDocument = {
  process: 'deal-registration',
  rules: [{ name: 'all', then: { steps: [step('partner_manager'), step('channel_director')] } }],
};

export interface Deals {
  terms(change?: Terms): Terms;
  /** Registers a deal, repeating each request with its key until it is answered. */
  submit(by: Person, terms: Terms): Promise<Deal>;
  get(dealId: string): Promise<Deal>;
  /** The open task of a registration, waited for. */
  taskOf(dealId: string): Promise<Task>;
  /** Decides, repeating the request with its key until the outcome is known. */
  decide(by: Person, task: Task, decision: Decision): Promise<Reply<'command.get'>>;
  decideNext(by: Person, dealId: string, decision: Decision): Promise<void>;
  becomes(dealId: string, status: Deal['status']): Promise<Deal>;
}

export function dealsOf(stack: Stack, company: Company): Deals {
  const asAdmin = stack.as(company.admin);
  let customers = 0;
  const get: Deals['get'] = (id) => patiently(() => asAdmin.call('deal-registration.get', { params: { id } }));
  const taskOf: Deals['taskOf'] = (dealId) =>
    until(
      `a task on ${dealId}`,
      async () => {
        const { caseId } = await get(dealId);
        if (caseId === null) return undefined;
        return (await patiently(() => asAdmin.call('case.get', { params: { id: caseId } }))).task ?? undefined;
      },
      { timeoutMs },
    );
  const decide: Deals['decide'] = (by, { id, revision }, decision) => {
    const idempotencyKey = randomUUID();
    const body = decision;
    return patiently(() =>
      stack.as(by).callDecision('task.decide', { params: { id }, body, ifMatch: revision, idempotencyKey }),
    );
  };
  return {
    get,
    taskOf,
    decide,
    terms: (change = {}) => {
      customers += 1;
      return {
        customerName: unlikeName(customers),
        customerCountry: 'DE',
        customerWebsite: 'none',
        lines: [{ productId: company.products.gtxPro.id, quantity: 2 }],
        amount: { amount: '9000.00', currency: 'EUR' },
        closeMonth: '2099-06',
        ...change,
      };
    },
    submit: async (by, terms) => {
      const client = stack.as(by);
      const [draftKey, submitKey] = [randomUUID(), randomUUID()];
      const body = { programId: company.programId, terms };
      const draft = await patiently(() =>
        client.call('deal-registration.create-draft', { body, idempotencyKey: draftKey }),
      );
      const submission = { params: { id: draft.id }, ifMatch: draft.revision, idempotencyKey: submitKey };
      return patiently(() => client.call('deal-registration.submit', submission));
    },
    decideNext: async (by, dealId, decision) => {
      const { status, code } = await decide(by, await taskOf(dealId), decision);
      if (status !== 'done') throw new Error(`the decision on ${dealId} is ${status} (${code})`);
    },
    becomes: (dealId, status) =>
      until(
        `${dealId} to become ${status}`,
        async () => {
          const deal = await get(dealId);
          return deal.status === status ? deal : undefined;
        },
        { timeoutMs },
      ),
  };
}

const syllables = ['ba', 'do', 'fe', 'gu', 'hi', 'ka', 'lo', 'mi', 'nu', 'pe', 'ra', 'so', 'ti', 'vu', 'we', 'zo'];

/** Names that resemble each other as little as names of companies do. */
function unlikeName(number: number): string {
  let rest = (number * 2_654_435_761) % 2 ** 32;
  let name = '';
  for (let count = 0; count < 8; count += 1) {
    name += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
    if (count === 3) name += ' ';
  }
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} GmbH`;
}
