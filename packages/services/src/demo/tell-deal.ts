import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import type { CaseState } from '@countersign/domain/case/case-state';
import { commandStatuses, type DealCommand } from '@countersign/domain/deal-registration/deal-case';
import type { Instant } from '@countersign/domain/time/instant';
import type { PastAct, PastActs, PastPause } from '../case/restore.ts';
import { amountColumns } from '../deal-registration/money-columns.ts';
import { termsHash } from '../deal-registration/terms.ts';
import type { DealPlan, Intent } from './deal-plan.ts';
import { workingTime } from './working-time.ts';

type Somebody = PastAct['by'];

/** The people of one registration. */
export interface DealPeople {
  readonly submitter: Somebody;
  readonly manager: Somebody;
  readonly director: Somebody;
  readonly finance: Somebody;
  readonly salesOwner: Somebody;
}

export interface Telling {
  readonly plan: DealPlan;
  readonly terms: DealTermsDraft;
  readonly people: DealPeople;
  readonly startsAt: Instant;
  readonly now: Instant;
}

const hourMs = 3_600_000;
/** A rule releases within this time, weekends and holidays included. */
const ruleHours = 120;

const commandOf: Record<Intent['kind'], DealCommand> = {
  approve: 'decide',
  reject: 'decide',
  ask: 'decide',
  confirm: 'decide',
  answer: 'answer',
  extend: 'extend',
  win: 'report_win',
  lose: 'report_loss',
  withdraw: 'withdraw',
};

/**
 * A registration's story as acts, each told from the state that the one before has left; nothing later than now. What
 * has become impossible, such as an answer where a rule was faster than the question, is left out.
 */
export function tellDeal(telling: Telling): PastActs {
  const { plan, now } = telling;
  const left = [...plan.intents];
  let at = telling.startsAt;
  let terms = telling.terms;
  let given = 0;
  return (state) => {
    for (;;) {
      const intent = left[0];
      if (!intent) return null;
      const isReview = intent.kind === 'approve' || intent.kind === 'reject' || intent.kind === 'ask';
      if (isReview && state.task?.kind !== 'review') {
        // A rule has it: time passes until it is released, and whoever wanted to decide has nothing to decide.
        const pause =
          state.status === 'submitted' && at + ruleHours * hourMs <= now ? { until: at + ruleHours * hourMs } : null;
        if (pause) {
          at = pause.until;
          return pause;
        }
        if (state.status === 'submitted') return null;
        left.shift();
        continue;
      }
      if (!commandStatuses[commandOf[intent.kind]].some((status) => status === state.status)) {
        left.shift();
        continue;
      }
      const next = workingTime(at + intent.afterHours * hourMs);
      if (next >= now) return null;
      at = next;
      if (intent.kind === 'approve') {
        given += 1;
        if (given === intent.most) left.shift();
      } else left.shift();
      const act = actOf({ ...telling, terms, at }, intent, state);
      if (intent.kind === 'answer') terms = answeredTerms(terms, state);
      return act;
    }
  };
}

type Moment = Telling & { readonly at: Instant };

function actOf(moment: Moment, intent: Intent, state: CaseState): PastAct | PastPause {
  const { people, at, plan } = moment;
  const decider = deciderOf(people, state.task?.step ?? '');
  switch (intent.kind) {
    case 'approve':
      return decision(
        at,
        decider,
        {
          outcome: 'approve',
          acceptWaiting: intent.acceptWaiting ?? false,
          ...(plan.discountAskedBp === null ? {} : { grantedDiscountBp: plan.discountAskedBp }),
        },
        {},
      );
    case 'reject':
      return decision(
        at,
        decider,
        { outcome: 'reject', reason: intent.reason },
        { reason: intent.reason, text: intent.text, internalNote: intent.note },
      );
    case 'ask':
      return decision(
        at,
        decider,
        { outcome: 'request_changes', fields: [...intent.fields] },
        { text: intent.text, internalNote: intent.note, fields: [...intent.fields] },
      );
    case 'answer': {
      const terms = answeredTerms(moment.terms, state);
      const facts = { revision: state.revision + 1, termsHash: termsHash(terms), stage: terms.stage ?? null };
      return { at, by: people.submitter, kind: 'answer', facts, payload: { terms, note: intent.note } };
    }
    case 'extend':
      return {
        at,
        by: people.submitter,
        kind: 'extend',
        facts: { stage: intent.stage },
        payload: { note: intent.note, closeMonth: null },
      };
    case 'win':
      return { at, by: people.submitter, kind: commandOf.win, facts: {}, payload: winOf(moment) };
    case 'confirm':
      return decision(at, people.salesOwner, { outcome: 'approve' }, {});
    case 'lose':
      return {
        at,
        by: people.submitter,
        kind: commandOf.lose,
        facts: {},
        payload: { reason: intent.reason, text: intent.text },
      };
    case 'withdraw':
      return { at, by: people.submitter, kind: 'withdraw', facts: {}, payload: { text: intent.text } };
    default:
      return intent satisfies never;
  }
}

function decision(
  at: Instant,
  by: Somebody,
  facts: Record<string, unknown>,
  payload: Record<string, unknown>,
): PastAct {
  return {
    at,
    by,
    kind: 'decide',
    facts,
    payload: { authority: 'role', reason: null, text: null, internalNote: null, fields: null, ...payload },
  };
}

function deciderOf(people: DealPeople, step: string): Somebody {
  switch (step) {
    case 'sales_owner':
      return people.salesOwner;
    case 'channel_director':
      return people.director;
    case 'finance':
      return people.finance;
    default:
      return people.manager;
  }
}

/** What is asked for is answered: a month later, a fuller description, who decides. */
function answeredTerms(terms: DealTermsDraft, state: CaseState): DealTermsDraft {
  const fields = openFieldsOf(state);
  return {
    ...terms,
    ...(fields.includes('closeMonth') && terms.closeMonth ? { closeMonth: nextMonth(terms.closeMonth) } : {}),
    ...(fields.includes('description')
      ? {
          description:
            `${terms.description ?? ''} The customer’s project lead confirmed scope and date in writing.`.trim(),
        }
      : {}),
    ...(fields.includes('decisionProcess')
      ? { decisionProcess: 'Project lead proposes, the board decides at its monthly meeting.' }
      : {}),
    ...(fields.includes('competitor') ? { competitor: 'A local integrator' } : {}),
  };
}

function openFieldsOf({ data }: CaseState): readonly string[] {
  const fields = typeof data === 'object' && data !== null ? Reflect.get(data, 'openFields') : undefined;
  return Array.isArray(fields) ? fields.filter((field): field is string => typeof field === 'string') : [];
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function winOf({ plan, terms, at }: Moment): Record<string, unknown> {
  const { amountMinor, amountCurrency } = amountColumns(terms);
  const orderNumber = `PO-${Math.floor(Number(plan.amountMinor) / 100) + 10_000}`;
  return {
    wonOn: new Date(at).toISOString().slice(0, 10),
    orderNumber,
    amountMinor: String(amountMinor ?? 0n),
    currency: amountCurrency ?? '',
    evidence: [],
  };
}
