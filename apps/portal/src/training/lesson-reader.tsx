import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Card } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import type { CourseDetail, Lesson } from './course-detail.ts';
import { LessonText } from './lesson-text.tsx';

interface LessonReaderProps {
  readonly course: CourseDetail;
  readonly lesson: Lesson;
  /** Whether the course is under way, so that reading counts. */
  readonly isOpen: boolean;
  readonly onChanged: () => void;
  readonly onMove: (key: string) => void;
}

/** One lesson; what was read is said by the reader, not guessed from scrolling. */
export function LessonReader({ course, lesson, isOpen, onChanged, onMove }: LessonReaderProps) {
  const { texts, fill, format } = useWords();
  const words = texts.training;
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const place = course.lessons.findIndex(({ key }) => key === lesson.key);
  const before = course.lessons[place - 1];
  const after = course.lessons[place + 1];

  const read = async () => {
    setSending(true);
    setProblem(undefined);
    try {
      await client.call('training.read-lesson', { params: { id: course.id, lessonKey: lesson.key } });
      onChanged();
      if (after !== undefined) onMove(after.key);
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
    } finally {
      setSending(false);
    }
  };

  return (
    <Card title={lesson.title}>
      <p className="soft">
        {fill(words.lessonOf, { number: format.number(place + 1), all: format.number(course.lessons.length) })}
        {lesson.isRead && ` · ${words.isRead}`}
      </p>
      <LessonBody courseId={course.id} lesson={lesson} />
      {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
      <div className="learning-actions">
        {before !== undefined && <Button onClick={() => onMove(before.key)}>{words.previous}</Button>}
        {isOpen && !lesson.isRead && (
          <Button kind="primary" isBusy={isSending} onClick={() => void read()}>
            {lesson.kind === 'video' ? words.markSeen : words.markRead}
          </Button>
        )}
        {after !== undefined && (lesson.isRead || !isOpen) && (
          <Button onClick={() => onMove(after.key)}>{words.next}</Button>
        )}
      </div>
    </Card>
  );
}

function LessonBody({ courseId, lesson }: { readonly courseId: string; readonly lesson: Lesson }) {
  const { texts, fill } = useWords();
  const words = texts.training;
  switch (lesson.kind) {
    case 'page':
      return <LessonText text={lesson.text} />;
    case 'video':
      return (
        <>
          <p className="soft">
            {fill(words.videoNote, { host: new URL(lesson.url).host })}
            {lesson.minutes !== null && ` ${fill(words.minutes, { count: lesson.minutes })}.`}
          </p>
          <a className="button button-secondary" href={lesson.url} target="_blank" rel="noreferrer noopener">
            <Icon name="open" />
            <span>{words.openVideo}</span>
          </a>
        </>
      );
    case 'file':
      return (
        <a
          className="button button-secondary"
          href={client.downloadUrl('training.lesson-file', { id: courseId, lessonKey: lesson.key })}
          download={lesson.fileName}
        >
          <Icon name="download" />
          <span>{fill(words.openFile, { name: lesson.fileName })}</span>
        </a>
      );
    default:
      return lesson satisfies never;
  }
}
