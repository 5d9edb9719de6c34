import { createHash } from 'node:crypto';
import { and, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { dataRequests } from '@countersign/db/schema/data-request';
import { formatInstant, millisecondsPerDay } from '@countersign/domain/time/instant';
import { createPublicLink } from '../apply/public-link.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { eraseFiles } from '../file/erase-files.ts';
import { fileKey } from '../file/file-key.ts';
import { retentionDays } from '../retention/days.internal.ts';
import { read, transact } from '../transact.ts';
import { filesToErase } from './areas/file.ts';
import { personalAreas, planOf } from './areas.ts';
import { mailPerson } from './mail-person.internal.ts';
import { findPerson } from './person.ts';
import { type Asking, askingOf, changeRequest, lockRequest, type RequestRow } from './sealed-request.internal.ts';

/**
 * Does what an approved request asked for. It may be stopped anywhere and run again: a file that is in the store already
 * is stored as the same, what is erased stays so, and the row says once that it is done.
 */
export async function carryOutRequest(ctx: ServiceContext, of: { readonly requestId: string }): Promise<void> {
  const found = await read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(dataRequests)
      .where(and(eq(dataRequests.tenantId, ctx.tenantId), eq(dataRequests.id, of.requestId)));
    if (row?.status !== 'carrying_out') return null;
    const asking = await askingOf(ctx, tx, row);
    return asking === null ? null : { row, asking };
  });
  if (found === null) return;
  await (found.row.kind === 'export' ? exportPerson : erasePerson)(ctx, found.row, found.asking);
}

async function exportPerson(ctx: ServiceContext, row: RequestRow, asking: Asking): Promise<void> {
  const { content, lifeDays } = await read(ctx, async (tx) => {
    const person = await findPerson(ctx, tx, asking.email);
    const held: Record<string, unknown> = {};
    for (const { area, export: copy } of personalAreas) held[area] = await copy(ctx, tx, person);
    const document = {
      request: row.number,
      // Not the moment of writing: a second try gives the same file.
      decidedAt: row.decidedAt === null ? null : formatInstant(row.decidedAt),
      held: await planOf(ctx, tx, person),
      data: held,
    };
    return {
      content: Buffer.from(JSON.stringify(document, null, 2)),
      lifeDays: await retentionDays(ctx, tx, 'export_file'),
    };
  });
  const sha256 = createHash('sha256').update(content).digest('hex');
  await ctx.ports.fileStore.put(fileKey({ tenantId: ctx.tenantId, sha256 }), content);
  await transact(ctx, async (tx) => {
    const current = await lockRequest(ctx, tx, row.id);
    if (current.status !== 'carrying_out') return;
    const fileId = ctx.ids.next('file');
    const fileExpiresAt = ctx.now() + lifeDays * millisecondsPerDay;
    await tx.insert(files).values({
      tenantId: ctx.tenantId,
      id: fileId,
      name: `${row.number}.json`,
      mediaType: 'application/json',
      size: content.byteLength,
      sha256,
      purpose: 'export',
      visibility: 'internal',
      createdAt: ctx.now(),
    });
    await finish(ctx, tx, current, { fileId, fileExpiresAt });
    const link =
      row.subjectKind === 'contact'
        ? undefined
        : (await createPublicLink(ctx, tx, { kind: 'data-export', subjectId: row.id })).url;
    await mailPerson(ctx, tx, {
      kind: 'data_export_ready',
      row,
      asking,
      facts: { expiresAt: fileExpiresAt },
      link: link ?? new URL('/profile', ctx.urls.portal).href,
    });
  });
}

async function erasePerson(ctx: ServiceContext, row: RequestRow, asking: Asking): Promise<void> {
  const fileIds = await read(ctx, async (tx) => filesToErase(ctx, tx, await findPerson(ctx, tx, asking.email)));
  await eraseFiles(ctx, fileIds);
  await transact(ctx, async (tx) => {
    const current = await lockRequest(ctx, tx, row.id);
    if (current.status !== 'carrying_out') return;
    const person = await findPerson(ctx, tx, asking.email);
    for (const { erase } of personalAreas) await erase(ctx, tx, person, row.number);
    await finish(ctx, tx, current, {});
    await mailPerson(ctx, tx, { kind: 'data_erased', row, asking });
  });
}

async function finish(
  ctx: ServiceContext,
  tx: Transaction,
  row: RequestRow,
  outcome: Partial<Pick<RequestRow, 'fileId' | 'fileExpiresAt'>>,
): Promise<void> {
  await changeRequest(ctx, tx, row, { status: 'done', doneAt: ctx.now(), ...outcome });
  await recordAudit(ctx, tx, {
    action: row.kind === 'export' ? 'data-request.exported' : 'data-request.erased',
    subjectKind: 'data_request',
    subjectId: row.id,
    caseId: row.caseId,
    facts: { number: row.number, areas: row.outcome ?? [] },
  });
}
