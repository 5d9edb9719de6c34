import { parseCivilDate } from '@countersign/domain/time/civil-date';
import { z } from 'zod';
import type { Bank } from './bank.ts';
import { type Fault, faultSchema } from './fault.ts';
import { overviewPage } from './page.ts';
import { MessageRefused, readPain001 } from './read-pain.ts';
import { statementVersions, writeCamt053 } from './write-camt.ts';

export type ServedBank = { readonly bank: Bank; readonly faults: Fault[] };

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
};

/** `none`: the line stays silent. */
export type Reply =
  | { readonly status: 'none' }
  | { readonly status: number; readonly type: string; readonly body: string; readonly afterMs?: number };

const findBody = z.object({ endToEndIds: z.array(z.string().max(100)).max(1_000_000) });
const returnBody = z.object({ endToEndId: z.string(), code: z.string().regex(/^[A-Z0-9]{4}$/) });
const daysBody = z.object({ count: z.number().int().min(1).max(3_660) });
const day = z.string().transform((text, context) => {
  const parsed = parseCivilDate(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'It is no day.' });
  return z.NEVER;
});
const statementQuery = z.object({
  account: z.string().min(1).max(40),
  from: day,
  to: day,
  version: z.enum(statementVersions).default('08'),
});

const routes: Readonly<Record<string, (served: ServedBank, asked: Asked) => Reply>> = {
  'GET /': ({ bank, faults }) => ({ status: 200, type: 'text/html; charset=utf-8', body: overviewPage(bank, faults) }),
  'GET /ready': () => ({ status: 200, type: 'text/plain', body: 'ready\n' }),
  'GET /book': ({ bank }) => json({ today: bank.today(), records: bank.book.records }),
  'POST /payments': takePayments,
  'POST /payments/find': ({ bank }, { body }) => json({ payments: bank.find(findBody.parse(parse(body)).endToEndIds) }),
  'GET /statements': giveStatement,
  'POST /faults': ({ faults }, { body }) => {
    faults.push(faultSchema.parse(parse(body)));
    return json({ waiting: faults.length });
  },
  'POST /returns': ({ bank }, { body }) => {
    const { endToEndId, code } = returnBody.parse(parse(body));
    return bank.sendBack(endToEndId, code)
      ? json({ returned: endToEndId })
      : problem(409, 'There is nothing to send back.');
  },
  'POST /days': ({ bank }, { body }) => {
    bank.passDays(daysBody.parse(parse(body)).count);
    return json({ today: bank.today() });
  },
};

/** What the bank answers. It reads nothing but what it is given, and writes nothing but its book. */
export function replyTo(served: ServedBank, asked: Asked): Reply {
  const route = routes[`${asked.method} ${asked.path}`];
  if (route === undefined) return problem(404, 'The bank has no such counter.');
  try {
    return route(served, asked);
  } catch (error) {
    if (error instanceof MessageRefused || error instanceof SyntaxError) return problem(400, error.message);
    if (error instanceof z.ZodError) return problem(400, z.prettifyError(error));
    throw error;
  }
}

function takePayments({ bank, faults }: ServedBank, { body }: Asked): Reply {
  const payments = readPain001(body);
  const fault = faults.shift() ?? null;
  if (fault?.kind === 'lost') return { status: 'none' };
  const reply = json({ payments: bank.take(payments, fault) });
  if (fault?.kind === 'silent_after_success') return { status: 'none' };
  if (fault?.kind === 'error_after_success') return problem(500, 'Something failed.');
  return fault?.kind === 'slow' ? { ...reply, afterMs: fault.ms } : reply;
}

function giveStatement({ bank }: ServedBank, { query }: Asked): Reply {
  const asked = statementQuery.parse(Object.fromEntries(query));
  const today = bank.today();
  const to = asked.to > today ? today : asked.to;
  const body = writeCamt053(bank.book.records, { ...asked, to, createdAt: Date.now() });
  return { status: 200, type: 'application/xml', body };
}

function parse(body: string): unknown {
  return JSON.parse(body);
}

function json(value: unknown): Exclude<Reply, { readonly status: 'none' }> {
  return { status: 200, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

function problem(status: number, detail: string): Reply {
  return { status, type: 'application/problem+json', body: `${JSON.stringify({ status, detail })}\n` };
}
