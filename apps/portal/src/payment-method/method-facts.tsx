import { useWords } from '../app/texts.tsx';
import { Fact } from '../parts/fact.tsx';
import type { PaymentMethod } from './method-standing.ts';

export function MethodFacts({ method }: { readonly method: PaymentMethod }) {
  const { texts, format } = useWords();
  return (
    <dl className="facts facts-grid">
      <Fact label={texts.paymentMethods.account}>
        <strong className="number">{method.account}</strong>
        <small>{texts.payouts.rail[method.rail]}</small>
      </Fact>
      <Fact label={texts.paymentMethods.holder}>{method.holder}</Fact>
      <Fact label={texts.paymentMethods.country}>{format.country(method.country)}</Fact>
      <Fact label={texts.paymentMethods.currency}>{method.currency}</Fact>
      {method.bic !== null && <Fact label={texts.paymentMethods.bic}>{method.bic}</Fact>}
    </dl>
  );
}
