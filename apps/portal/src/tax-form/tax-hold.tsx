import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/states.tsx';

/** Says where payouts wait for a statement about tax, and what to do. */
export function TaxHold() {
  const { texts } = useWords();
  const may = useMay();
  const forms = useQuery(may('tax-form.mine') ? 'tax forms' : undefined, (signal) =>
    client.call('tax-form.mine', { signal }),
  );
  if (forms.data?.items.some(({ holdsPayouts }) => holdsPayouts) !== true) return null;
  return (
    <Notice kind="warning" title={texts.tax.holdsTitle}>
      <p>{texts.tax.holds}</p>
      <ButtonLink to="/tax-form">{texts.tax.open}</ButtonLink>
    </Notice>
  );
}
