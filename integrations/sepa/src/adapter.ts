import { accepted, type Result, refused } from '@countersign/domain/result/result';
import type { PayoutBatch, PreparedOrder } from '@countersign/ports/payout-rail/order';
import type {
  CallRail,
  DocumentRefusal,
  FileRail,
  FoundOrder,
  OrderOutcome,
  PayoutDocument,
} from '@countersign/ports/payout-rail/port';
import { readCamt053 } from './camt-053.ts';
import { bankClient } from './client.ts';
import { type SepaConfig, sepaConfig } from './config.ts';
import { foundOf, messageOf, outcomeOf } from './map.ts';
import { payeeRefusal, prepareOrders } from './order-refusal.ts';
import { foundReply, takenReply } from './wire.ts';

const anyWay = {
  name: 'sepa',
  checkPayee: payeeRefusal,
  prepare: prepareOrders,
  document: documentOf,
  readStatement: readCamt053,
} as const;

/** Credit transfers in euro: to a bank that is called where one is configured, else as files for people to bring. */
export function sepaRail(config: SepaConfig): CallRail | FileRail {
  const { bankUrl: url, deadlineMs } = sepaConfig.parse(config);
  return url === undefined ? { ...anyWay, delivery: 'file' } : bankRail({ url, deadlineMs });
}

function bankRail(bank: { readonly url: string; readonly deadlineMs: number }): CallRail {
  const client = bankClient(bank);
  return {
    ...anyWay,
    delivery: 'call',
    // The bank keeps each end-to-end id for ever.
    keyWindowMs: Number.POSITIVE_INFINITY,
    async submit(batch) {
      const prepared = prepareOrders(batch);
      if (!isBatchId(batch.id)) throw new Error('A batch is named by up to 30 letters, digits and dashes.');
      if (prepared.every(({ status }) => status === 'refused')) return prepared.map(notSent);
      const message = { type: 'application/xml', body: messageOf(batch) };
      const heard = await client.post('/payments', message, takenReply);
      return prepared.map((order): OrderOutcome => {
        if (order.status === 'refused') return notSent(order);
        const { endToEndId } = order;
        if (!heard.isHeard) return { status: 'unknown', endToEndId, reason: heard.reason };
        return outcomeOf(endToEndId, heard.reply.payments);
      });
    },
    async find(endToEndIds) {
      if (endToEndIds.length === 0) return [];
      const message = { type: 'application/json', body: JSON.stringify({ endToEndIds }) };
      const heard = await client.post('/payments/find', message, foundReply);
      return endToEndIds.map((endToEndId): FoundOrder => {
        if (!heard.isHeard) return { status: 'unknown', endToEndId, reason: heard.reason };
        return foundOf(endToEndId, heard.reply.payments);
      });
    },
    fetchStatement: ({ account, from, to }) =>
      client.get(`/statements?${new URLSearchParams({ account: account.replace(/\s+/g, ''), from, to }).toString()}`),
  };
}

function documentOf(batch: PayoutBatch): Result<PayoutDocument, DocumentRefusal> {
  if (batch.orders.length === 0) return refused({ code: 'batch_empty' });
  if (!isBatchId(batch.id)) return refused({ code: 'batch_malformed' });
  const orders = prepareOrders(batch).flatMap((order) => (order.status === 'refused' ? [order] : []));
  if (orders.length > 0) return refused({ code: 'orders_refused', orders });
  return accepted({
    fileName: `pain001-${batch.id}.xml`,
    mediaType: 'application/xml',
    content: new TextEncoder().encode(messageOf(batch)),
  });
}

function notSent({ endToEndId }: PreparedOrder): OrderOutcome {
  return { status: 'unknown', endToEndId, reason: 'not_sent' };
}

/** Leaves room for the number of a group within the 35 characters of the standard. */
function isBatchId(id: string): boolean {
  return /^[A-Za-z0-9-]{1,30}$/.test(id);
}
