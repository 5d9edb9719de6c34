import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import type { BookRecord } from '../book.ts';
import type { Fault } from '../fault.ts';
import { type BankServer, startBankServer } from '../server.ts';

export interface BankForTests {
  readonly url: string;
  readonly bookFile: string;
  fault(fault: Fault): Promise<void>;
  book(): Promise<{ readonly today: CivilDate; readonly records: readonly BookRecord[] }>;
  passDays(count: number): Promise<void>;
  sendBack(endToEndId: string, code: string): Promise<void>;
  /** The line is dead until `comeBack`; the book stays. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** Stops it and forgets its book. */
  close(): Promise<void>;
}

/** A bank of one's own on a free port, with a book in a folder of its own. */
export async function openBank(today: CivilDate = civilDate('2026-05-04')): Promise<BankForTests> {
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-bank-'));
  const bookFile = join(folder, 'book.jsonl');
  const start = (port: number) => startBankServer({ book: bookFile, port }, () => today);
  let server: BankServer | null = await start(0);
  const { url, port } = server;
  const call = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const goDown = async () => {
    await server?.close();
    server = null;
  };
  return {
    url,
    bookFile,
    fault: async (fault) => void (await call('/faults', fault)),
    book: async () =>
      (await (await call('/book')).json()) as { readonly today: CivilDate; readonly records: readonly BookRecord[] },
    passDays: async (count) => void (await call('/days', { count })),
    sendBack: async (endToEndId, code) => void (await call('/returns', { endToEndId, code })),
    goDown,
    comeBack: async () => {
      server ??= await start(port);
    },
    close: async () => {
      await goDown();
      await rm(folder, { recursive: true });
    },
  };
}
