import type { Reply } from '@countersign/ui/client/operation-types';
import { useWords } from '../../app/texts.tsx';
import { Icon } from '../../parts/icon.tsx';

/** Steps and people come as codes; a policy of one's own may use words of its own. */
export function useRouteWords() {
  const { texts } = useWords();
  const stepNames: Readonly<Record<string, string>> = texts.deal.stepNames;
  const people: Readonly<Record<string, string>> = { ...texts.shared.memberRole, ...texts.deal.relations };
  return {
    stepName: (code: string) => stepNames[code] ?? code,
    who: (code: string) => people[code] ?? code,
  };
}

export function RoutePreview({ preview }: { readonly preview: Reply<'deal-registration.preview'> }) {
  const { texts, fill, format } = useWords();
  const { stepName, who } = useRouteWords();
  return (
    <div className="route-preview">
      {preview.steps.length === 0 && <p>{texts.register.previewRule}</p>}
      <ol>
        {preview.steps.map((step, index) => (
          <li key={`${step.name} ${index}`}>
            <strong>{stepName(step.name)}</strong>
            {who(step.who) !== stepName(step.name) && <small>{who(step.who)}</small>}
          </li>
        ))}
      </ol>
      {preview.expectedBy !== null && (
        <p className="expected">
          <Icon name="clock" size={16} />{' '}
          {fill(texts.register.previewBy, { date: format.deadline(preview.expectedBy) })}
        </p>
      )}
    </div>
  );
}
