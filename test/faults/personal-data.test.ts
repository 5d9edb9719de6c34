import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '@countersign/db/client';
import { findText } from '@countersign/services/testing/find-text';
import type { Body } from '@countersign/ui/client/operation-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../deals/until.ts';
import type { Person } from '../stack/api.ts';
import { type Company, foundCompany } from '../stack/company.ts';
import { dueWorkOf } from '../stack/schedules.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const planted = {
  name: 'Quirina Zwetschkenbaum',
  email: 'quirina@zwetschkenbaum.example',
  born: '1971-03-09',
  passport: 'X9Z77Q123',
};
const words = Object.values(planted);
/** Whoever sends a page sooner is taken for no person. */
const shortestVisitMs = 2_100;

/** Files below a folder in which any of the words stands, in bytes as they are. */
function filesWith(dir: string, except: readonly string[] = []): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (except.includes(name)) return [];
    if (statSync(path).isDirectory()) return filesWith(path);
    const content = readFileSync(path);
    return words.some((word) => content.includes(word)) ? [path] : [];
  });
}

describe('personal data of an applicant', () => {
  let stack: Stack;
  let company: Company;
  let dataDir = '';
  let token = '';
  let requestCase = '';

  beforeAll(async () => {
    stack = await startStack();
    company = await foundCompany(stack);
    dataDir = dirname(String(stack.environment['FILES_DIR']));
  });
  afterAll(() => stack?.stop());

  const tables = async () => {
    const admin = openDatabase(String(stack.environment['DATABASE_URL']), { maxConnections: 1 });
    try {
      return (await findText(admin.db, words)).map(({ table }) => table);
    } finally {
      await admin.close();
    }
  };
  const anonymous = () => stack.as(undefined);

  async function decide(by: Person, caseId: string, body: Body<'task.decide'>): Promise<void> {
    const task = await until(`a task of ${caseId}`, async () => {
      const view = await stack.as(company.admin).call('case.get', { params: { id: caseId } });
      return view.task ?? undefined;
    });
    const outcome = await stack.as(by).callDecision('task.decide', {
      params: { id: task.id },
      body,
      ifMatch: task.revision,
      idempotencyKey: randomUUID(),
    });
    expect(outcome.status).toBe('done');
  }

  async function apply(): Promise<string> {
    const asAdmin = stack.as(company.admin);
    await asAdmin.call('application.update-page', {
      params: { id: company.programId },
      body: { slug: 'example', isOpen: true },
    });
    const params = { slug: 'example', type: 'reseller' as const };
    const { formToken, workBits } = await anonymous().call('apply.page', { params });
    await setTimeout(shortestVisitMs);
    const body = { email: planted.email, country: 'DE', formToken, work: workFor(formToken, workBits) };
    await anonymous().call('apply.start', { params, body });
    const { items } = await asAdmin.call('message.list', { query: { limit: 50 } });
    const sent = items.find(({ kind }) => kind === 'application_link');
    const { text } = await asAdmin.call('message.get', { params: { id: sent?.id ?? '' } });
    token = /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
    const paper = `%PDF-1.4\n1 0 obj << /Title (${planted.passport}) >> endobj\n%%EOF`;
    await anonymous().call('apply.upload', {
      query: { token, name: `${planted.passport}.pdf` },
      body: new Blob([paper], { type: 'application/pdf' }),
    });
    const { revision } = await anonymous().call('apply.open', { body: { token } });
    await anonymous().call('apply.submit', {
      body: {
        token,
        revision,
        answers: {
          companyName: 'Wacholder Vertrieb GmbH',
          country: 'DE',
          website: 'https://wacholder.example',
          contactName: planted.name,
          services: `Born ${planted.born}, passport ${planted.passport}.`,
        },
        consents: ['privacy'],
      },
    });
    const applications = await asAdmin.call('application.list', { query: { limit: 1 } });
    return until('the case of the application', async () => applications.items[0]?.caseId ?? undefined);
  }

  it('is found in no log and in nothing of Temporal’s while it is being decided, and sealed in the database', async () => {
    const caseId = await apply();
    await decide(company.manager, caseId, {
      outcome: 'reject',
      reason: 'no_fit',
      text: `Sorry, ${planted.name}.`,
      internalNote: `Passport ${planted.passport} seen.`,
    });
    await until('the rejection', async () => {
      const { status } = await anonymous().call('apply.open', { body: { token } });
      return status === 'rejected' ? true : undefined;
    });
    // What is left in words: the mails to the address, the words of whoever decided, and answers to repeated requests.
    expect(await tables()).toEqual([
      'public.applications',
      'public.case_events',
      'public.commands',
      'public.decisions',
      'public.files',
      'public.idempotency_keys',
      'public.messages',
    ]);
    expect(readdirSync(join(dataDir, 'temporal')).length).toBeGreaterThan(0);
    expect(filesWith(dataDir, ['postgres', 'files'])).toEqual([]);
    expect(readFileSync(join(dataDir, 'postgres', 'postgres.log')).includes(planted.name)).toBe(false);
  });

  it('is found nowhere at all once it was erased, and the chain of the audit log is whole', async () => {
    const asked = await anonymous().call('data-request.ask', { body: { token, kind: 'erasure' } });
    const asAdmin = stack.as(company.admin);
    requestCase = (await asAdmin.call('data-request.get', { params: { id: asked.id } })).caseId;
    await decide(company.admin, requestCase, { outcome: 'approve' });
    const done = await until('the erasure', async () => {
      const request = await asAdmin.call('data-request.get', { params: { id: asked.id } });
      return request.status === 'done' ? request : undefined;
    });
    expect(done.plan.flatMap(({ kept }) => kept.map(({ basis }) => basis))).toEqual(
      expect.arrayContaining(['reapply_rule', 'accountability']),
    );
    await until('the last mail to have gone out', async () => {
      const { items } = await asAdmin.call('message.list', { query: { limit: 50 } });
      return items.some(({ kind, status }) => kind === 'data_erased' && status !== 'waiting') ? true : undefined;
    });
    const retention = await dueWorkOf(stack, 'retention');
    await retention.trigger();
    await retention.close();
    let left: readonly string[] = [];
    const isGone = async () => {
      left = await tables();
      return left.length === 0 ? true : undefined;
    };
    await until('nothing to be left', isGone).catch(() => expect(left).toEqual([]));
    expect(filesWith(dataDir, ['postgres'])).toEqual([]);
    expect(await stack.run('apps/worker/src/audit-verify.ts')).toContain('The audit log holds');
  });
});

/** As a browser finds it: the first number whose digest ends in enough noughts. */
function workFor(formToken: string, bits: number): string {
  for (let work = 0; ; work += 1) {
    const digest = createHash('sha256').update(`${formToken}:${work}`).digest();
    if (digest.readUInt32BE(0) >>> (32 - bits) === 0) return String(work);
  }
}
