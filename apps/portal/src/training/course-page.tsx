import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Card, Page } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Failure, Loading, Notice } from '../parts/states.tsx';
import '../styles/learning.css';
import type { CourseDetail } from './course-detail.ts';
import { LessonReader } from './lesson-reader.tsx';
import { Quiz } from './quiz.tsx';
import { standingLooks } from './standing-looks.ts';

/** A course to learn: its lessons beside the one that is read, and the quiz behind them. */
export default function CoursePage() {
  const { id = '' } = useParams();
  const { texts } = useWords();
  const course = useQuery(`course ${id}`, (signal) => client.call('training.open', { params: { id }, signal }));
  if (course.data === undefined)
    return (
      <Page title={texts.training.title}>
        {course.error === undefined ? <Loading /> : <Failure error={course.error} onRetry={course.reload} isPage />}
      </Page>
    );
  return <OneCourse course={course.data} onChanged={course.reload} />;
}

function OneCourse({ course, onChanged }: { readonly course: CourseDetail; readonly onChanged: () => void }) {
  const { texts } = useWords();
  const may = useMay();
  const words = texts.training;
  const firstUnread = course.lessons.find(({ isRead }) => !isRead) ?? course.lessons[0];
  const [at, setAt] = useState<string>(firstUnread?.key ?? '');
  const [problem, setProblem] = useState<string>();
  const { progress } = course;
  const isOpen = progress.standing === 'under_way';
  const lesson = course.lessons.find(({ key }) => key === at);

  const begin = async () => {
    setProblem(undefined);
    try {
      await client.call('training.begin', { params: { id: course.id } });
      onChanged();
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
    }
  };

  return (
    <Page
      title={course.title}
      intro={course.summary}
      above={
        <Link to="/training" className="above">
          <Icon name="back" size={15} /> {words.back}
        </Link>
      }
    >
      <p className="learning-meta">
        <Badge {...standingLooks[progress.standing]}>{words.standing[progress.standing]}</Badge>
        {course.isRequired && <span className="soft">{words.required}</span>}
      </p>
      {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
      {progress.standing === 'passed' && <Notice kind="success">{words.passedBadge}</Notice>}
      {progress.standing === 'lapsed' && <Notice kind="warning">{words.lapsedText}</Notice>}
      {(progress.standing === 'not_begun' || progress.mayRenew) && may('training.begin') && (
        <div className="learning-actions">
          <Button kind="primary" onClick={() => void begin()}>
            {progress.mayRenew ? words.renew : words.begin}
          </Button>
        </div>
      )}
      <div className="columns">
        <div className="column-main">
          {lesson !== undefined && (
            <LessonReader course={course} lesson={lesson} isOpen={isOpen} onChanged={onChanged} onMove={setAt} />
          )}
          {progress.hasQuiz && isOpen && <Quiz course={course} onChanged={onChanged} onMove={setAt} />}
        </div>
        <div className="column-side">
          <Card title={words.lessons}>
            <ol className="lesson-list">
              {course.lessons.map((one) => (
                <li key={one.key}>
                  <button type="button" aria-current={one.key === at} onClick={() => setAt(one.key)}>
                    <span>{one.title}</span>
                    {one.isRead && (
                      <span>
                        <Icon name="check" size={15} />
                        <span className="visually-hidden">{words.isRead}</span>
                      </span>
                    )}
                  </button>
                </li>
              ))}
            </ol>
          </Card>
        </div>
      </div>
    </Page>
  );
}
