import { type FormEvent, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Check } from '../parts/field.tsx';
import { Card } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import type { CourseDetail, QuizReply } from './course-detail.ts';
import { QuizResult } from './quiz-result.tsx';

interface QuizProps {
  readonly course: CourseDetail;
  readonly onChanged: () => void;
  readonly onMove: (lessonKey: string) => void;
}

/** The questions of a course. Radio buttons and boxes of the browser, so that it can be done by keyboard alone. */
export function Quiz({ course, onChanged, onMove }: QuizProps) {
  const { texts, fill, format } = useWords();
  const words = texts.training;
  const [isOpen, setOpen] = useState(false);
  const [answers, setAnswers] = useState<Readonly<Record<string, readonly string[]>>>({});
  const [result, setResult] = useState<QuizReply>();
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const { progress, questions } = course;
  const isReadThrough = progress.lessonsRead === progress.lessons;
  const numbersOf = (keys: readonly string[]) =>
    format.list(keys.map((key) => format.number(questions.findIndex((question) => question.key === key) + 1)));

  const choose = (key: string, option: string, isMany: boolean, isChosen: boolean) =>
    setAnswers((before) => {
      const others = (before[key] ?? []).filter((one) => one !== option);
      return { ...before, [key]: isMany ? (isChosen ? [...others, option] : others) : [option] };
    });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = questions.filter(({ key }) => (answers[key] ?? []).length === 0).map(({ key }) => key);
    if (missing.length > 0) {
      setProblem(fill(words.missing, { numbers: numbersOf(missing) }));
      return;
    }
    setSending(true);
    setProblem(undefined);
    try {
      const given = Object.fromEntries(questions.map(({ key }) => [key, [...(answers[key] ?? [])]]));
      const graded = await client.call('training.submit-quiz', { params: { id: course.id }, body: { answers: given } });
      setResult(graded);
      setOpen(false);
      setAnswers({});
      onChanged();
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
    } finally {
      setSending(false);
    }
  };

  if (!isOpen)
    return (
      <Card title={words.quiz}>
        {result !== undefined && <QuizResult result={result} numbersOf={numbersOf} onMove={onMove} />}
        <p>{fill(words.quizNote, { count: questions.length, percent: format.number(course.passPercent) })}</p>
        <QuizGate course={course} />
        {isReadThrough && progress.attemptsLeft > 0 && progress.nextAttemptAt === null && (
          <Button kind="primary" onClick={() => setOpen(true)}>
            {words.startQuiz}
          </Button>
        )}
      </Card>
    );
  return (
    <Card title={words.quiz}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {questions.map((question, index) => {
          const isMany = question.kind === 'multiple';
          return (
            <fieldset key={question.key} className="quiz-question">
              <legend>
                <span className="soft">
                  {fill(words.question, { number: format.number(index + 1), all: format.number(questions.length) })}
                </span>{' '}
                {question.text}
              </legend>
              <p className="hint">{isMany ? words.chooseAll : words.chooseOne}</p>
              {question.options.map((option) => (
                <Check
                  key={option.key}
                  type={isMany ? 'checkbox' : 'radio'}
                  name={question.key}
                  label={option.text}
                  checked={(answers[question.key] ?? []).includes(option.key)}
                  onValue={(isChosen) => choose(question.key, option.key, isMany, isChosen)}
                />
              ))}
            </fieldset>
          );
        })}
        {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
        <div className="learning-actions">
          <Button type="submit" kind="primary" isBusy={isSending}>
            {words.submit}
          </Button>
          <Button onClick={() => setOpen(false)}>{texts.states.cancel}</Button>
        </div>
      </form>
    </Card>
  );
}

/** What stands in the way of the next attempt, or how many are left. */
function QuizGate({ course: { progress } }: { readonly course: CourseDetail }) {
  const { texts, fill, format } = useWords();
  const words = texts.training;
  if (progress.lessonsRead < progress.lessons) return <p className="soft">{words.quizWaits}</p>;
  if (progress.attemptsLeft === 0) return <Notice kind="warning">{words.quizUsedUp}</Notice>;
  if (progress.nextAttemptAt !== null)
    return (
      <Notice kind="info">{fill(words.quizWaitsUntil, { at: format.dateTimeLong(progress.nextAttemptAt) })}</Notice>
    );
  return <p className="soft">{fill(words.attemptsLeft, { count: progress.attemptsLeft })}</p>;
}
