import type { Reply } from '@countersign/ui/client/operation-types';
import { useWords } from '../../app/texts.tsx';
import { Icon } from '../../parts/icon.tsx';

export function RoutePreview({ preview }: { readonly preview: Reply<'deal-registration.preview'> }) {
  const { texts, fill, format } = useWords();
  return (
    <div className="route-preview">
      <ol>
        {preview.steps.map((step, index) => (
          <li key={`${step.name} ${index}`}>
            <strong>{step.name}</strong>
            {step.who !== step.name && <small>{step.who}</small>}
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
