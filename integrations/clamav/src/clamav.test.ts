import { createServer, type Server, type Socket } from 'node:net';
import { describeVirusScanner, harmlessTestVirus } from '@countersign/ports/virus-scanner/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { clamavScanner } from './adapter.ts';
import { verdictOf } from './wire.ts';

type Mood = 'works' | 'breaks off' | 'says nothing' | 'size limit' | 'babbles';
const stopping: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stopping.splice(0)) await stop();
});

/** A length of nought. */
const end = Buffer.alloc(4);

/** What clamd does with INSTREAM, byte by byte. */
function answer(socket: Socket, mood: Mood): void {
  const pieces: Buffer[] = [];
  socket.on('error', () => socket.destroy());
  socket.on('data', (piece) => {
    pieces.push(piece);
    if (mood === 'breaks off') return void socket.destroy();
    const content = piece.subarray(-4).equals(end) ? contentOf(Buffer.concat(pieces)) : null;
    if (content === null || mood === 'says nothing') return;
    const verdict = content.includes(harmlessTestVirus) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
    const replies = { 'size limit': 'INSTREAM size limit exceeded. ERROR', babbles: 'x'.repeat(10_000) };
    socket.end(`${mood === 'works' ? verdict : replies[mood]}\0`);
  });
}

/** The content of a whole command, null while more is to come. */
function contentOf(come: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (come.subarray(0, command.length).toString() !== command) return null;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= come.length; ) {
    const length = come.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(come.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function startClamd() {
  let mood: Mood = 'works';
  const server = createServer((socket) => answer(socket, mood));
  const port = await listen(server);
  stopping.push(() => new Promise((resolve) => void server.close(() => resolve())));
  return {
    scanner: clamavScanner({ host: '127.0.0.1', port, timeoutMs: 600 }),
    be: (next: Mood) => {
      mood = next;
    },
  };
}

describeVirusScanner('clamd', async () => {
  const { scanner, be } = await startClamd();
  const moods: readonly Mood[] = ['breaks off', 'says nothing', 'size limit', 'babbles'];
  return {
    scanner,
    breakdowns: moods.map((mood) => ({ label: mood, cause: () => be(mood), repair: () => be('works') })),
  };
});

describe('clamavScanner', () => {
  it('says that nobody was reached, and that nobody answered in time', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const gone = clamavScanner({ host: '127.0.0.1', port, timeoutMs: 600 });
    expect(await gone.scan(new Uint8Array(1))).toEqual({ status: 'unavailable', code: 'UNREACHABLE' });
    const { scanner, be } = await startClamd();
    be('says nothing');
    expect(await scanner.scan(new Uint8Array(1))).toEqual({ status: 'unavailable', code: 'TIMEOUT' });
  });

  it.each([
    ['stream: OK\0', { status: 'clean' }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND\0', { status: 'infected', signature: 'Win.Test.EICAR_HDB-1' }],
    ['stream: OK and more', { status: 'unavailable', code: 'NO_VERDICT' }],
    ['', { status: 'unavailable', code: 'NO_VERDICT' }],
    ['UNKNOWN COMMAND', { status: 'unavailable', code: 'NO_VERDICT' }],
  ])('reads %j', (reply, verdict) => {
    expect(verdictOf(reply)).toEqual(verdict);
  });
});
