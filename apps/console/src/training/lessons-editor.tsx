import { lessonKinds } from '@countersign/domain/training/course';
import { Button } from '@mui/material';
import { useState } from 'react';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import { type EditorProps, freeKey, type Lesson, moved } from './course-definition.ts';
import { LessonDialog } from './lesson-dialog.tsx';

/** The lessons in the order in which they are read. */
export function LessonsEditor({ definition, isLocked, onChange }: EditorProps) {
  const t = useText();
  const [opened, setOpened] = useState<{ lesson: Lesson; at: number | null }>();
  const { lessons } = definition;
  const put = (next: Lesson[]) => onChange({ ...definition, lessons: next });
  const empty = (): Lesson => ({ key: freeKey('lesson', lessons), title: '', kind: lessonKinds[0], text: '' });
  return (
    <Section
      title={t('course.lessons')}
      aside={
        isLocked ? null : (
          <Button onClick={() => setOpened({ lesson: empty(), at: null })}>{t('course.addLesson')}</Button>
        )
      }
    >
      <RecordLines>
        {lessons.map((lesson, index) => (
          <RecordLine
            key={lesson.key}
            name={lesson.title}
            about={lesson.kind === 'video' ? lesson.url : ''}
            tags={<Tag>{t(`course.lessonKind.${lesson.kind}`)}</Tag>}
          >
            {isLocked ? null : (
              <>
                <Button disabled={index === 0} onClick={() => put(moved(lessons, index, -1))}>
                  {t('course.moveUp')}
                </Button>
                <Button disabled={index === lessons.length - 1} onClick={() => put(moved(lessons, index, 1))}>
                  {t('course.moveDown')}
                </Button>
                <Button onClick={() => setOpened({ lesson, at: index })}>{t('action.change')}</Button>
                <Button color="error" onClick={() => put(lessons.filter((one) => one.key !== lesson.key))}>
                  {t('course.remove')}
                </Button>
              </>
            )}
          </RecordLine>
        ))}
      </RecordLines>
      {opened === undefined ? null : (
        <LessonDialog
          lesson={opened.lesson}
          onClose={() => setOpened(undefined)}
          onSave={(lesson) =>
            put(
              opened.at === null
                ? [...lessons, lesson]
                : lessons.map((one, index) => (index === opened.at ? lesson : one)),
            )
          }
        />
      )}
    </Section>
  );
}
