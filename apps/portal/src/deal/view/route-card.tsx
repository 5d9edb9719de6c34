import { useWords } from '../../app/texts.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Card } from '../../parts/page.tsx';
import { useRouteWords } from './route-preview.tsx';
import type { CaseView } from './types.ts';

type Step = CaseView['route'][number];

const stateIcons: Record<Step['state'], IconName> = {
  done: 'check',
  current: 'clock',
  ahead: 'forward',
  skipped: 'forward',
};

export function RouteCard({ route }: { readonly route: readonly Step[] }) {
  const { texts } = useWords();
  return (
    <Card title={texts.deal.route}>
      <ol className="route">
        {route.map((step, index) => (
          <RouteStep key={`${step.name} ${index}`} step={step} />
        ))}
      </ol>
    </Card>
  );
}

function RouteStep({ step }: { readonly step: Step }) {
  const { texts, fill, format } = useWords();
  const { stepName, who } = useRouteWords();
  const states = {
    done: texts.deal.stepDone,
    current: texts.deal.stepCurrent,
    ahead: texts.deal.stepAhead,
    skipped: texts.deal.stepSkipped,
  };
  const outcomes: Readonly<Record<string, string>> = texts.deal.decision;
  return (
    <li className={`route-step route-${step.state}`}>
      <span className="step-mark">
        <Icon name={stateIcons[step.state]} size={14} />
      </span>
      <div>
        <p>
          <strong>{stepName(step.name)}</strong>
          <span className="tag">{states[step.state]}</span>
          {step.required > 1 && (
            <small>{fill(texts.deal.stepOf, { given: step.given, required: step.required })}</small>
          )}
        </p>
        <small>
          {step.who !== step.name && who(step.who)}
          {step.dueAt !== null &&
            step.state === 'current' &&
            ` · ${fill(texts.deal.stepDue, { date: format.deadline(step.dueAt) })}`}
        </small>
        {step.decisions.map((decision) => (
          <small key={`${decision.by} ${decision.at}`} className="route-decision">
            {decision.by} {outcomes[decision.outcome] ?? decision.outcome} · {format.dateTime(decision.at)}
          </small>
        ))}
      </div>
    </li>
  );
}
