import type { Reply } from '@countersign/ui/client/operation-types';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/states.tsx';
import { LineStateBadge } from './line-state.tsx';
import { type Step, stepWords } from './step-words.ts';
import { loadTraceTexts, type TraceTexts } from './trace-texts.ts';

type Explanation = Reply<'line.explain'>;

interface ExplainDialogProps {
  /** Of a line or of an event. */
  readonly id: string;
  readonly onClose: () => void;
}

/** Why this amount, or why nothing: every input and step, as the company's own computation took them down. */
export default function ExplainDialog({ id, onClose }: ExplainDialogProps) {
  const { texts, locale } = useWords();
  const explained = useQuery(`explain ${id} ${locale}`, async (signal) => {
    const [explanation, traceTexts] = await Promise.all([
      client.call('line.explain', { params: { id }, signal }),
      loadTraceTexts(locale),
    ]);
    return { explanation, traceTexts };
  });
  const gaveNothing = explained.data?.explanation.lines.length === 0;
  return (
    <Dialog title={gaveNothing ? texts.explain.nothingTitle : texts.explain.title} onClose={onClose}>
      <div className="dialog-form">
        <Loaded query={explained} rows={4}>
          {(data) => <Body {...data} />}
        </Loaded>
        <div className="dialog-actions">
          <Button onClick={onClose}>{texts.states.close}</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface BodyProps {
  readonly explanation: Explanation;
  readonly traceTexts: TraceTexts;
}

function Body({ explanation, traceTexts }: BodyProps) {
  const { texts, fill, format } = useWords();
  const { event, lines, nothing } = explanation;
  return (
    <>
      {event !== null && (
        <p className="soft">
          {fill(texts.explain.of, { kind: texts.money.eventKind[event.kind], date: format.date(event.occurredAt) })}
        </p>
      )}
      {lines.map(({ line, trace }) => (
        <section className="explained" key={line.id}>
          <h3>{line.rule}</h3>
          <Steps
            steps={trace.filter(({ rule }) => rule === null || rule === line.rule)}
            line={line}
            traceTexts={traceTexts}
          />
          <div className="explained-sum">
            <span>{texts.explain.sum}</span>
            <strong className="number">{format.money(line.amount)}</strong>
          </div>
          <p className="line-state">
            <LineStateBadge state={line.state} holdUntil={line.holdUntil} />
          </p>
        </section>
      ))}
      {nothing.map(({ plan, trace }) => (
        <section className="explained" key={plan.id}>
          <h3>{fill(texts.explain.plan, { plan: plan.name, version: plan.version })}</h3>
          <Steps steps={trace} line={{ plan, amount: undefined }} traceTexts={traceTexts} />
        </section>
      ))}
      {event !== null && lines.length === 0 && nothing.length === 0 && <WhyNothing event={event} />}
    </>
  );
}

function WhyNothing({ event }: { readonly event: NonNullable<Explanation['event']> }) {
  const { texts, fill } = useWords();
  if (event.status === 'queued') return <Notice kind="info">{texts.explain.stillQueued}</Notice>;
  if (event.status === 'rated') return <Notice kind="info">{texts.explain.noPlan}</Notice>;
  if (event.reason === null) return <Notice kind="warning">{texts.explain.confidential}</Notice>;
  return (
    <Notice kind="warning">{fill(texts.explain.keptAside, { reason: texts.conversions.reasons[event.reason] })}</Notice>
  );
}

interface StepsProps {
  readonly steps: readonly Step[];
  readonly line: {
    readonly plan: { readonly name: string; readonly version: number } | null;
    readonly amount: { readonly currency: string } | undefined;
  };
  readonly traceTexts: TraceTexts;
}

function Steps({ steps, line, traceTexts }: StepsProps) {
  const { fill, format } = useWords();
  const words = { texts: traceTexts, fill, format };
  const terms = { plan: line.plan, currency: line.amount?.currency };
  const named = (step: Step) => (line.amount === undefined && step.rule !== null ? `${step.rule}: ` : '');
  return (
    <ol className="explained-steps">
      {steps.map((step, index) => {
        const text = stepWords(step, terms, words);
        // Steps have no ids, and their order never changes.
        return text === undefined ? null : <li key={`${index} ${step.code}`}>{`${named(step)}${text}`}</li>;
      })}
    </ol>
  );
}
