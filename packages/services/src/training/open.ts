import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { OwnCourseDetail } from '@countersign/contracts/training/course';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import type { Lesson } from '@countersign/domain/training/course';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { ownCourse, presentOwnCourse, requireContact } from './own.internal.ts';

type Operation = (typeof trainingOperations)['open'];

/** A course to learn. Right answers stay here: options carry their texts alone. */
export async function openCourse(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.open');
  const actor = requireContact(ctx);
  return read(ctx, async (tx) => {
    const found = await ownCourse(ctx, tx, { actor, courseId: params.id });
    const { definition } = found.version;
    const fileIds = definition.lessons.flatMap((lesson) => (lesson.kind === 'file' ? [lesson.fileId] : []));
    const named =
      fileIds.length === 0
        ? []
        : await tx
            .select({ id: files.id, name: files.name })
            .from(files)
            .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, fileIds)));
    const read = new Set(found.progress?.lessonsRead ?? []);
    return {
      ...presentOwnCourse(ctx, found),
      passPercent: definition.settings.passPercent,
      validMonths: definition.settings.validMonths,
      lessons: definition.lessons.map((lesson) =>
        presentLesson(lesson, read.has(lesson.key), (id) => named.find((file) => file.id === id)?.name ?? ''),
      ),
      questions: definition.questions.map(({ key, kind, text, options }) => ({
        key,
        kind,
        text,
        options: options.map((option) => ({ key: option.key, text: option.text })),
      })),
    };
  });
}

function presentLesson(
  lesson: Lesson,
  isRead: boolean,
  nameOf: (fileId: string) => string,
): OwnCourseDetail['lessons'][number] {
  const { key, title } = lesson;
  switch (lesson.kind) {
    case 'page':
      return { key, title, isRead, kind: 'page', text: lesson.text };
    case 'video':
      return { key, title, isRead, kind: 'video', url: lesson.url, minutes: lesson.minutes };
    case 'file':
      return { key, title, isRead, kind: 'file', fileName: nameOf(lesson.fileId) };
    default:
      return lesson satisfies never;
  }
}
