import { questionKinds } from '@countersign/domain/training/course';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import { type Definition, type EditorProps, freeKey, moved, type Question } from './course-definition.ts';

/** The questions of the quiz, with their answers. */
export function QuestionsEditor({ definition, isLocked, onChange }: EditorProps) {
  const t = useText();
  const [opened, setOpened] = useState<{ question: Question; at: number | null }>();
  const { questions } = definition;
  const put = (next: Question[]) => onChange({ ...definition, questions: next });
  const empty = (): Question => ({
    key: freeKey('question', questions),
    kind: questionKinds[0],
    text: '',
    options: [],
    correct: [],
    lessonKey: null,
  });
  return (
    <Section
      title={t('course.questions')}
      aside={
        isLocked ? null : (
          <Button onClick={() => setOpened({ question: empty(), at: null })}>{t('course.addQuestion')}</Button>
        )
      }
    >
      {questions.length === 0 ? <Typography variant="body2">{t('course.noQuestions')}</Typography> : null}
      <RecordLines>
        {questions.map((question, index) => (
          <RecordLine
            key={question.key}
            name={question.text}
            about={question.options
              .map(({ key, text }) => (question.correct.includes(key) ? `✓ ${text}` : text))
              .join(' · ')}
            tags={<Tag>{t(`course.questionKind.${question.kind}`)}</Tag>}
          >
            {isLocked ? null : (
              <>
                <Button disabled={index === 0} onClick={() => put(moved(questions, index, -1))}>
                  {t('course.moveUp')}
                </Button>
                <Button disabled={index === questions.length - 1} onClick={() => put(moved(questions, index, 1))}>
                  {t('course.moveDown')}
                </Button>
                <Button onClick={() => setOpened({ question, at: index })}>{t('action.change')}</Button>
                <Button color="error" onClick={() => put(questions.filter((one) => one.key !== question.key))}>
                  {t('course.remove')}
                </Button>
              </>
            )}
          </RecordLine>
        ))}
      </RecordLines>
      {opened === undefined ? null : (
        <QuestionDialog
          question={opened.question}
          lessons={definition.lessons}
          onClose={() => setOpened(undefined)}
          onSave={(question) =>
            put(
              opened.at === null
                ? [...questions, question]
                : questions.map((one, index) => (index === opened.at ? question : one)),
            )
          }
        />
      )}
    </Section>
  );
}

function QuestionDialog({
  question,
  lessons,
  onSave,
  onClose,
}: {
  question: Question;
  lessons: Definition['lessons'];
  onSave: (question: Question) => void;
  onClose: () => void;
}) {
  const t = useText();
  return (
    <RecordFormDialog
      title={t('course.editQuestion')}
      submitLabel={t('action.save')}
      initial={{
        text: question.text,
        kind: question.kind,
        options: question.options
          .map(({ key, text }) => (question.correct.includes(key) ? `* ${text}` : text))
          .join('\n'),
        lessonKey: question.lessonKey ?? '',
      }}
      fields={[
        { kind: 'text', name: 'text', label: t('course.questionText'), required: true, max: 1000, lines: 2 },
        {
          kind: 'one',
          name: 'kind',
          label: t('course.kind'),
          required: true,
          options: questionKinds.map((kind) => ({ id: kind, label: t(`course.questionKind.${kind}`) })),
        },
        { kind: 'text', name: 'options', label: t('course.options'), required: true, max: 4000, lines: 5 },
        {
          kind: 'one',
          name: 'lessonKey',
          label: t('course.lesson'),
          options: [
            { id: '', label: t('course.noLesson') },
            ...lessons.map(({ key, title }) => ({ id: key, label: title })),
          ],
        },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        const [kind = 'single'] = chosenOf(values, 'kind', questionKinds);
        const lessonKey = textOf(values, 'lessonKey');
        onSave({
          key: question.key,
          kind,
          text: textOf(values, 'text'),
          ...readOptions(textOf(values, 'options')),
          lessonKey: lessonKey === '' ? null : lessonKey,
        });
      }}
    />
  );
}

/** One answer a line; `*` marks a right one. */
function readOptions(text: string): Pick<Question, 'options' | 'correct'> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.replace(/^\*\s*/, '') !== '');
  return {
    options: lines.map((line, index) => ({ key: `o${index + 1}`, text: line.replace(/^\*\s*/, '') })),
    correct: lines.flatMap((line, index) => (line.startsWith('*') ? [`o${index + 1}`] : [])),
  };
}
