import { useWords } from '../app/texts.tsx';
import { Card } from '../parts/page.tsx';
import { problemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { type Step, StepList } from '../parts/step-list.tsx';
import { type Event, type Line, type Touch, useTest } from './use-test.ts';

interface TestCourseProps {
  readonly linkId: string;
  readonly reference: string;
  readonly startedAt: string | undefined;
}

/** Each step from the link to the line, as it happens. */
export function TestCourse({ linkId, reference, startedAt }: TestCourseProps) {
  const { texts, fill, format } = useWords();
  const words = texts.conversionTest;
  const { touch, event, line, error } = useTest({ linkId, reference, startedAt });
  const clicked = useClickedStep(touch, startedAt !== undefined);
  const steps: Step[] = [
    {
      title: words.steps.opened,
      text: startedAt === undefined ? '' : fill(words.openedAt, { time: format.dateTime(startedAt) }),
      state: startedAt === undefined ? 'now' : 'done',
    },
    clicked,
    {
      title: words.steps.received,
      text:
        event !== undefined
          ? fill(words.eventText, { kind: texts.money.eventKind[event.kind], reference: event.externalId })
          : touch === undefined
            ? words.later
            : words.waitingEvent,
      state: event !== undefined ? 'done' : touch === undefined ? 'later' : 'now',
    },
    useCreditedStep(event),
    useLineStep(event, line),
  ];
  return (
    <Card title={texts.links.tabs.test}>
      <div aria-live="polite">
        <StepList steps={steps} />
      </div>
      {line !== undefined && <Notice kind="success">{words.done}</Notice>}
      {touch !== undefined && event === undefined && (
        <Notice kind="info" title={words.missingTitle}>
          {words.missingText}
        </Notice>
      )}
      {error !== undefined && <Notice kind="danger">{problemText(error, texts.shared)}</Notice>}
    </Card>
  );
}

function useClickedStep(touch: Touch | undefined, isOpened: boolean): Step {
  const { texts, fill, format } = useWords();
  const words = texts.conversionTest;
  if (touch === undefined) {
    return {
      title: words.steps.clicked,
      text: isOpened ? words.waitingClick : words.later,
      state: isOpened ? 'now' : 'later',
    };
  }
  return {
    title: words.steps.clicked,
    text:
      touch.quality === 'valid'
        ? fill(words.clickCounts, { time: format.dateTime(touch.receivedAt) })
        : texts.clicks.quality[touch.quality],
    state: touch.quality === 'valid' ? 'done' : 'stopped',
  };
}

function useCreditedStep(event: Event | undefined): Step {
  const { texts, fill } = useWords();
  const words = texts.conversionTest;
  const title = words.steps.credited;
  if (event === undefined) return { title, text: words.later, state: 'later' };
  if (event.status === 'kept') {
    const reason = event.reason === null ? texts.explain.confidential : texts.conversions.reasons[event.reason];
    return { title, text: reason, state: 'stopped' };
  }
  const chosen = event.attribution.path.find(({ outcome }) => outcome === 'chosen');
  const by: Readonly<Record<string, string>> = words.creditedBy;
  const how = by[chosen?.kind ?? ''];
  return { title, text: how === undefined ? '' : fill(words.creditedText, { how }), state: 'done' };
}

function useLineStep(event: Event | undefined, line: Line | undefined): Step {
  const { texts, fill, format } = useWords();
  const words = texts.conversionTest;
  const title = words.steps.line;
  if (line !== undefined) {
    const values = { amount: format.money(line.amount), state: texts.earnings.states[line.state] };
    return { title, text: fill(words.lineText, values), state: 'done' };
  }
  if (event === undefined || event.status === 'kept') return { title, text: words.later, state: 'later' };
  return event.status === 'queued'
    ? { title, text: words.waitingLine, state: 'now' }
    : { title, text: words.noLine, state: 'stopped' };
}
