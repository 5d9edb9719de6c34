import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { civilDate } from '@countersign/domain/time/civil-date';
import type { PayoutOrder } from '@countersign/ports/payout-rail/order';
import type { CallRail } from '@countersign/ports/payout-rail/port';
import { sampleBatch, sampleOrders } from '@countersign/ports/payout-rail/testing/sample-batch';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sepaRail } from './adapter.ts';

type Answer = (response: ServerResponse) => void;

/** A rail whose bank answers everything alike, and what it was asked. */
async function railTo(answer: Answer): Promise<CallRail> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const rail = sepaRail({ bankUrl: `http://127.0.0.1:${port}/`, deadlineMs: 500 });
  if (rail.delivery !== 'call') throw new Error('A rail with a bank is called.');
  return rail;
}

const saying =
  (status: number, body: unknown): Answer =>
  (response) => {
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const [order, other] = sampleOrders([100n, 200n]) as [PayoutOrder, PayoutOrder];
const { endToEndId } = order;
const refusedOne = { status: 'refused', endToEndId, code: 'AC04' };
const acceptedOne = { status: 'accepted', endToEndId };

describe('a bank that answers strangely', () => {
  it.each<readonly [string, Answer, 'not_understood' | 'no_answer']>([
    ['says 500 and that it refused', saying(500, { payments: [refusedOne] }), 'not_understood'],
    ['says 400, as to a message it took before', saying(400, { detail: 'duplicate message' }), 'not_understood'],
    ['says 503', saying(503, ''), 'not_understood'],
    ['gives a page', saying(200, '<html>Sign in</html>'), 'not_understood'],
    ['gives something else', saying(200, { ok: true }), 'not_understood'],
    ['gives a status of its own', saying(200, { payments: [{ status: 'pending', endToEndId }] }), 'not_understood'],
    ['refuses without a reason', saying(200, { payments: [{ status: 'refused', endToEndId }] }), 'not_understood'],
    ['says nothing about it', saying(200, { payments: [] }), 'not_understood'],
    ['says two things about it', saying(200, { payments: [refusedOne, acceptedOne] }), 'not_understood'],
    ['speaks of another', saying(200, { payments: [{ ...refusedOne, endToEndId: 'OTHER' }] }), 'not_understood'],
    [
      'sends elsewhere',
      (response) => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
      'no_answer',
    ],
    ['hangs up', (response) => void response.destroy(), 'no_answer'],
    [
      'stops in the middle',
      (response) => void response.writeHead(200, { 'content-length': '900' }).write('{"pay', () => response.destroy()),
      'no_answer',
    ],
    ['never ends', (response) => void response.writeHead(200).write('{"payments":['), 'no_answer'],
  ])('%s: nothing is known, and nothing is taken for refused', async (_label, answer, reason) => {
    const rail = await railTo(answer);
    const unknown = { status: 'unknown', endToEndId, reason };
    expect(await rail.submit(sampleBatch([order]))).toEqual([unknown]);
    expect(await rail.find([endToEndId])).toEqual([unknown]);
  });

  it('about one payment is believed about the other', async () => {
    const rail = await railTo(saying(200, { payments: [{ ...acceptedOne, endToEndId: other.endToEndId }] }));
    expect(await rail.submit(sampleBatch([order, other]))).toEqual([
      { status: 'unknown', endToEndId, reason: 'not_understood' },
      { status: 'accepted', endToEndId: other.endToEndId },
    ]);
  });

  it.each([['12.345'], ['1e3'], ['-1.00x'], ['']])('with an amount of %j found is not understood', async (amount) => {
    const rail = await railTo(saying(200, { payments: [{ ...acceptedOne, amount, currency: 'EUR' }] }));
    expect(await rail.find([endToEndId])).toEqual([{ status: 'unknown', endToEndId, reason: 'not_understood' }]);
  });

  it('gives no statement by an error', async () => {
    const rail = await railTo(saying(500, 'no'));
    const day = civilDate('2026-05-04');
    await expect(rail.fetchStatement({ account: 'DE1', from: day, to: day })).rejects.toThrow('500');
  });

  it('is not called for nothing, nor by a batch without a name', async () => {
    const rail = await railTo(saying(500, 'called'));
    expect(await rail.find([])).toEqual([]);
    const empty = { ...order, amountMinor: 0n };
    expect(await rail.submit(sampleBatch([empty]))).toEqual([{ status: 'unknown', endToEndId, reason: 'not_sent' }]);
    await expect(rail.submit(sampleBatch([order], { id: '' }))).rejects.toThrow('named');
  });
});
