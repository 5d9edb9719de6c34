import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty, Notice } from '../parts/states.tsx';
import '../styles/onboarding.css';
import { PlanTaskRow } from './plan-task-row.tsx';
import { SayDoneDialog } from './say-done-dialog.tsx';
import type { OwnOnboarding, OwnTask } from './task-looks.ts';

/** What is left until the partnership runs, program by program, each task leading to its place. */
export default function OnboardingPage() {
  const { texts } = useWords();
  const onboardings = useQuery('own onboardings', (signal) => client.call('onboarding.mine', { signal }), {
    refreshMs: 15_000,
  });
  const [said, setSaid] = useState<{ onboarding: OwnOnboarding; task: OwnTask }>();
  return (
    <Page title={texts.onboarding.title} intro={texts.onboarding.intro}>
      <Loaded query={onboardings} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="check" title={texts.onboarding.nothing} text={texts.onboarding.nothingText} />
          ) : (
            items.map((onboarding) => (
              <OnePlan key={onboarding.id} onboarding={onboarding} onSay={(task) => setSaid({ onboarding, task })} />
            ))
          )
        }
      </Loaded>
      {said !== undefined && (
        <SayDoneDialog
          onboardingId={said.onboarding.id}
          task={said.task}
          onClose={() => setSaid(undefined)}
          onSent={onboardings.reload}
        />
      )}
    </Page>
  );
}

function OnePlan({
  onboarding,
  onSay,
}: {
  readonly onboarding: OwnOnboarding;
  readonly onSay: (task: OwnTask) => void;
}) {
  const { texts, fill, format } = useWords();
  const { plan, status } = onboarding;
  const done = plan.filter((task) => task.status === 'done' || task.status === 'skipped').length;
  const isActive = status === 'active' || status === 'completed';
  return (
    <Card title={onboarding.programName}>
      {isActive && <Notice kind="success">{texts.onboarding.active}</Notice>}
      <p className="soft">
        {fill(texts.onboarding.progress, { done: format.number(done), all: format.number(plan.length) })}
      </p>
      <meter className="meter" min={0} max={plan.length} value={done} aria-label={texts.onboarding.title} />
      <ol className="plan">
        {plan.map((task) => (
          <PlanTaskRow key={task.key} task={task} isActive={isActive} onSay={() => onSay(task)} />
        ))}
      </ol>
    </Card>
  );
}
