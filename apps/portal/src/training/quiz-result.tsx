import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/states.tsx';
import type { QuizReply } from './course-detail.ts';

interface QuizResultProps {
  readonly result: QuizReply;
  readonly numbersOf: (questions: readonly string[]) => string;
  readonly onMove: (lessonKey: string) => void;
}

/** How an attempt went, and what to read again; never what would have been right. */
export function QuizResult({ result, numbersOf, onMove }: QuizResultProps) {
  const { texts, fill, format } = useWords();
  const words = texts.training;
  if (result.isPassed)
    return (
      <Notice kind="success" title={fill(words.passedTitle, { percent: format.number(result.percent) })}>
        {words.passedText}
      </Notice>
    );
  return (
    <Notice
      kind="warning"
      title={fill(words.failedTitle, {
        percent: format.number(result.percent),
        needed: format.number(result.passPercent),
      })}
    >
      <p>{fill(words.wrong, { numbers: numbersOf(result.wrong) })}</p>
      {result.readAgain.length > 0 && (
        <>
          <p>{words.readAgain}</p>
          <div className="learning-actions">
            {result.readAgain.map(({ key, title }) => (
              <Button key={key} onClick={() => onMove(key)}>
                {title}
              </Button>
            ))}
          </div>
        </>
      )}
    </Notice>
  );
}
