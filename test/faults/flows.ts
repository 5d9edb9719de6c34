import { eventOperations } from '@countersign/contracts/event/operations';
import {
  standInCrm,
  standInMailingList,
  standInTradingPlatform,
} from '@countersign/integration-stand-in-systems/adapter';
import type { OutsideAccounts } from '@countersign/ports/outside-account/port';
import { createIds } from '@countersign/runtime/ids';
import type { Actor, ServiceContext } from '@countersign/services/context';
import { recordEventBatch } from '@countersign/services/event/record-batch';
import { runClose } from '@countersign/services/period/run-close';
import { runSagaHere } from '@countersign/services/saga/run-here';
import { call } from '@countersign/services/testing/call';
import { createFakePorts } from '@countersign/services/testing/world';

/** What a process of the product does, as data that another process can be told. */
export type Flow = { readonly tenantId: string; readonly now: number } & (
  | {
      /** The API takes a batch of events under its caller's key. */
      readonly kind: 'intake';
      readonly actor: Actor;
      readonly sourceId: string;
      readonly key: string;
      readonly events: readonly Record<string, unknown>[];
    }
  /** The worker goes on with the closing of a period. */
  | { readonly kind: 'close'; readonly periodId: string }
  /** The worker goes on with a saga whose other systems keep their books in a folder. */
  | { readonly kind: 'saga'; readonly sagaId: string; readonly folder: string }
);

const nothing = () => {};
const url = 'https://example.test';

/** Carries it out on this database; an intake gives what the API answers. Before and after each call to another system it comes by `pass`. */
export async function carryOut(flow: Flow, db: ServiceContext['db'], pass: () => Promise<void> = async () => {}) {
  const ctx: ServiceContext = {
    tenantId: flow.tenantId,
    actor: flow.kind === 'intake' ? flow.actor : { kind: 'system', name: 'period close' },
    db,
    now: () => flow.now,
    ids: createIds(),
    random: () => 0.5,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    requestId: null,
    idempotency: null,
    ports: createFakePorts(() => flow.now),
    urls: { portal: url, console: url, tracker: url },
  };
  switch (flow.kind) {
    case 'intake': {
      const idempotency = { caller: 'shop', key: flow.key, operation: 'event.record-batch', payloadHash: flow.key };
      return call(
        eventOperations['record-batch'],
        recordEventBatch,
        { ...ctx, idempotency: { ...idempotency, wasReplayed: false } },
        { body: { sourceId: flow.sourceId, events: [...flow.events] } },
      );
    }
    case 'close':
      await runClose(ctx, flow.periodId, nothing);
      return null;
    case 'saga': {
      const systems = {
        crm: passing(standInCrm(flow.folder), pass),
        tradingPlatform: passing(standInTradingPlatform(flow.folder), pass),
        mailingList: passing(standInMailingList(flow.folder), pass),
      };
      await runSagaHere({ ...ctx, ports: { ...ctx.ports, systems } }, flow.sagaId);
      return null;
    }
    default:
      return flow satisfies never;
  }
}

/** Another system whose calls are points of their own: before each, and after it was carried out. */
function passing<Detail>(accounts: OutsideAccounts<Detail>, pass: () => Promise<void>): OutsideAccounts<Detail> {
  const around =
    <Given, Answer>(call: (given: Given) => Promise<Answer>) =>
    async (given: Given): Promise<Answer> => {
      await pass();
      const answer = await call(given);
      await pass();
      return answer;
    };
  const { open, find, close } = accounts;
  return { ...accounts, open: around(open), find: around(find), close: around(close) };
}
