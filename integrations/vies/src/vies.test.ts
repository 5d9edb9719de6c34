import { createServer, type Server } from 'node:http';
import { describeVatRegister } from '@countersign/ports/vat-register/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { viesVatRegister } from './adapter.ts';
import { answerOf } from './map.ts';

const servers: Server[] = [];
afterAll(() => Promise.all(servers.map((server) => new Promise((done) => server.close(done)))));

const head = { requestDate: '2026-04-02T14:00:00.123Z', traderName: '---', traderNameMatch: 'NOT_PROCESSED' };
const validReply = {
  ...head,
  countryCode: 'NL',
  vatNumber: '004495445B01',
  valid: true,
  requestIdentifier: '',
  name: 'KONINKLIJKE PHILIPS N.V.',
  address: '\nHIGH TECH CAMPUS 00052\n5656AG EINDHOVEN\n',
};
const invalidReply = {
  ...head,
  countryCode: 'NL',
  vatNumber: '000000000B01',
  valid: false,
  requestIdentifier: '',
  name: '---',
  address: '---',
};
const failure = (error: string) => ({ actionSucceed: false, errorWrappers: [{ error }] });

/** Replies in the shapes in which VIES gives them. */
async function standIn() {
  let broken: { status: number; body: string } | null = null;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => {
      const asked: Record<string, string> = JSON.parse(text);
      const reply = asked['vatNumber'] === '004495445B01' ? validReply : invalidReply;
      const proof = asked['requesterNumber'] === undefined ? '' : 'WAPIAAAAZ0aBcD12';
      response.writeHead(broken?.status ?? 200, { 'content-type': 'application/json' });
      response.end(broken?.body ?? JSON.stringify({ ...reply, requestIdentifier: proof }));
    });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const as = (status: number, body: unknown) => () => {
    broken = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
  };
  const repair = () => {
    broken = null;
  };
  return {
    register: viesVatRegister({ address: `http://127.0.0.1:${port}`, timeoutMs: 2_000 }),
    known: {
      valid: { prefix: 'NL', number: '004495445B01' },
      invalid: { prefix: 'NL', number: '000000000B01' },
      requester: { prefix: 'DE', number: '129273398' },
      breakdowns: [
        { label: 'the member state is away', cause: as(200, failure('MS_UNAVAILABLE')), repair },
        { label: 'too many ask', cause: as(400, failure('MS_MAX_CONCURRENT_REQ')), repair },
        { label: 'VIES is away', cause: as(500, failure('SERVICE_UNAVAILABLE')), repair },
        { label: 'no answer from the member state', cause: as(200, { ...invalidReply, userError: 'TIMEOUT' }), repair },
        {
          label: 'the member state is away, written as a no',
          cause: as(200, { ...invalidReply, userError: 'MS_UNAVAILABLE' }),
          repair,
        },
        { label: 'a page instead of an answer', cause: as(503, '<html>Service Unavailable</html>'), repair },
        { label: 'something else', cause: as(200, { ok: true }), repair },
      ],
    },
  };
}

describeVatRegister('VIES', standIn);

describe('what VIES says', () => {
  it('is told without the hyphens that stand for nothing', () => {
    expect(answerOf(validReply)).toEqual({
      status: 'valid',
      name: 'KONINKLIJKE PHILIPS N.V.',
      address: 'HIGH TECH CAMPUS 00052\n5656AG EINDHOVEN',
      consultationNumber: null,
    });
    expect(answerOf({ ...validReply, name: '---', address: '---' })).toMatchObject({ name: null, address: null });
  });

  it('is no answer where yes and no contradict each other', () => {
    expect(answerOf({ ...invalidReply, userError: 'VALID' })).toEqual({ status: 'unavailable', code: 'CONTRADICTORY' });
  });

  it('nobody listens: unavailable', async () => {
    const register = viesVatRegister({ address: 'http://127.0.0.1:1', timeoutMs: 500 });
    expect(await register.ask({ prefix: 'NL', number: '004495445B01' }, null)).toEqual({
      status: 'unavailable',
      code: 'UNREACHABLE',
    });
  });
});
