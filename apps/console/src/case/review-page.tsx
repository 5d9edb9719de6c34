import type { CaseView } from '@countersign/contracts/case/operations';
import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

/** The page of a case that is reached from the inbox: its kind, number and program under its title. */
export function ReviewPage({ view, actions, children }: { view: CaseView; actions: ReactNode; children: ReactNode }) {
  const t = useText();
  const lookUp = useLookedUpText();
  return (
    <Page
      title={view.title}
      lead={[lookUp('process', view.process), view.number, view.programName]
        .filter((part) => part !== null)
        .join(' · ')}
      back={{ to: '/inbox', label: t('nav.backToInbox') }}
      actions={actions}
    >
      {children}
    </Page>
  );
}
