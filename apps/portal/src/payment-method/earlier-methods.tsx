import { useWords } from '../app/texts.tsx';
import { Card } from '../parts/page.tsx';
import type { PaymentMethod } from './method-standing.ts';

export function EarlierMethods({ methods }: { readonly methods: readonly PaymentMethod[] }) {
  const { texts, fill, format } = useWords();
  if (methods.length === 0) return null;
  return (
    <Card title={texts.paymentMethods.earlier}>
      <ul className="row-list">
        {methods.map((method) => (
          <li key={method.id} className="row-item">
            <span className="row-main">
              <strong className="number">{method.account}</strong>
              <small>
                {fill(texts.paymentMethods.proposedStep, {
                  name: method.proposedBy,
                  date: format.date(method.proposedAt),
                })}
              </small>
            </span>
            <span className="soft">{texts.paymentMethods.status[method.status]}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
