import { importOperations } from '@countersign/contracts/import/operations';
import { and, eq } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import { importRows } from '@countersign/db/schema/import';
import type { ImportKind } from '@countersign/domain/import/import';
import type { ServiceContext } from '../../context.ts';
import { uploadFile } from '../../file/upload.ts';
import { call } from '../../testing/call.ts';
import type { TestTenant } from '../../testing/test-tenant.ts';
import { commitImport } from '../commit.ts';
import { createImport } from '../create.ts';
import { listImportErrors } from '../errors.ts';
import { getImport } from '../get.ts';
import { mapImport } from '../map.ts';
import { runImport } from '../run-import.ts';

export const unwatched = { heartbeat: () => {}, signal: new AbortController().signal };

/** Uploads a CSV file and starts an import from it. */
export async function startImport(
  tenant: TestTenant,
  given: {
    readonly kind: ImportKind;
    readonly csv: string;
    readonly name?: string;
    readonly content?: Uint8Array;
    readonly by?: ServiceContext;
  },
) {
  const ctx = given.by ?? tenant.admin;
  const file = await uploadFile(ctx, {
    params: {},
    query: { name: given.name ?? 'pipeline.csv', purpose: 'import' },
    body: given.content ?? new TextEncoder().encode(given.csv),
    ifMatch: undefined,
  });
  const programId = given.kind === 'account' ? {} : { programId: tenant.programId };
  return call(importOperations.create, createImport, ctx, {
    body: { kind: given.kind, fileId: file.id, ...programId },
  });
}

type Mapping = Parameters<typeof call<typeof importOperations.map>>[3];

/** Maps an import and checks its rows, as the worker would. */
export async function mapAndValidate(tenant: TestTenant, importId: string, body: NonNullable<Mapping>['body']) {
  await call(importOperations.map, mapImport, tenant.admin, { params: { id: importId }, ...(body ? { body } : {}) });
  await runImport(tenant.system, importId, unwatched);
  return importNow(tenant, importId);
}

/** Maps an import and leaves its rows to whoever takes what the outbox says, under the key that is given back. */
export async function mapForWorker(tenant: TestTenant, importId: string, body: NonNullable<Mapping>['body']) {
  await call(importOperations.map, mapImport, tenant.admin, { params: { id: importId }, ...(body ? { body } : {}) });
  const [asked] = await tenant.inTenant((tx) =>
    tx
      .select({ key: outbox.key })
      .from(outbox)
      .where(and(eq(outbox.tenantId, tenant.id), eq(outbox.kind, 'run_import'))),
  );
  if (!asked) throw new Error(`nobody was asked to check ${importId}`);
  return asked.key;
}

export async function commitAndRun(tenant: TestTenant, importId: string) {
  await call(importOperations.commit, commitImport, tenant.admin, { params: { id: importId } });
  await runImport(tenant.system, importId, unwatched);
  return importNow(tenant, importId);
}

/** The file of refused rows, whole. */
export async function errorFile(ctx: ServiceContext, importId: string): Promise<{ name: string; text: string }> {
  const input = { params: { id: importId }, query: {}, body: undefined, ifMatch: undefined };
  const { name, pieces } = await listImportErrors(ctx, input);
  let text = '';
  for await (const piece of pieces) text += Buffer.from(piece).toString('utf8');
  return { name, text };
}

export function importNow(tenant: TestTenant, importId: string) {
  return call(importOperations.get, getImport, tenant.admin, { params: { id: importId } });
}

export function rowsOf(tenant: TestTenant, importId: string) {
  return tenant.inTenant((tx) =>
    tx.select().from(importRows).where(eq(importRows.importId, importId)).orderBy(importRows.line),
  );
}
