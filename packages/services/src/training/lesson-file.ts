import type { InputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { courseVersions } from '@countersign/db/schema/training';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { fileKey } from '../file/file-key.ts';
import type { FileReply } from '../file/file-reply.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { ownCourse } from './own.internal.ts';

type Operation = (typeof trainingOperations)['lesson-file'];

/** The file of a lesson: for whoever may learn the course, and for staff from the newest version that has the lesson. */
export async function downloadLessonFile(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'training.lesson-file');
  const row = await read(ctx, async (tx) => {
    const definitions = await definitionsFor(ctx, tx, params.id);
    const lesson = definitions.flatMap(({ lessons }) => lessons).find(({ key }) => key === params.lessonKey);
    if (lesson?.kind !== 'file') throw notFound('lesson');
    const [file] = await tx
      .select()
      .from(files)
      .where(and(eq(files.tenantId, ctx.tenantId), eq(files.id, lesson.fileId)));
    if (!file) throw notFound('file');
    return file;
  });
  const content = await ctx.ports.fileStore.get(fileKey({ tenantId: row.tenantId, sha256: row.sha256 }));
  if (content === null) {
    ctx.log.error({ fileId: row.id }, 'the content of a file is gone');
    throw new AppError('not_found', { detail: 'The content of this file is gone.' });
  }
  return { name: row.name, mediaType: row.mediaType, content };
}

async function definitionsFor(ctx: ServiceContext, tx: Transaction, courseId: string) {
  const { actor } = ctx;
  if (actor.kind === 'contact') return [(await ownCourse(ctx, tx, { actor, courseId })).version.definition];
  const rows = await tx
    .select({ version: courseVersions.version, definition: courseVersions.definition })
    .from(courseVersions)
    .where(and(eq(courseVersions.tenantId, ctx.tenantId), eq(courseVersions.courseId, courseId)));
  return rows.toSorted((a, b) => b.version - a.version).map(({ definition }) => definition);
}
