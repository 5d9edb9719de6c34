import type { Deal } from '@countersign/contracts/deal-registration/operations';
import { Box, Link } from '@mui/material';
import { type Fact, Facts } from '../parts/facts.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** What the partner asks for, in the order in which a decision needs it. */
export function DealTerms({ deal }: { deal: Deal }) {
  const t = useText();
  const format = useFormat();
  const { terms } = deal;
  const facts: Fact[] = [];
  const add = (label: string, value: Fact['value'] | undefined, wide = false) => {
    if (value !== undefined && value !== '') facts.push({ label, value, wide });
  };
  add(t('dealField.amount'), terms.amount && <strong>{format.money(terms.amount)}</strong>);
  add(t('dealField.discountAsked'), terms.discountAsked && <DiscountAsked deal={deal} />);
  add(t('dealField.closeMonth'), terms.closeMonth && format.yearMonth(terms.closeMonth));
  add(t('dealField.lines'), terms.lines && <Lines deal={deal} />, true);
  add(t('dealField.customerName'), terms.customerName);
  add(t('dealField.customerCountry'), terms.customerCountry && format.country(terms.customerCountry));
  add(t('dealField.customerWebsite'), terms.customerWebsite && <Website address={terms.customerWebsite} />);
  add(t('dealField.customerRegistrationNumber'), terms.customerRegistrationNumber);
  add(t('dealField.customerCity'), terms.customerCity);
  add(t('dealField.stage'), terms.stage && t(`dealStage.${terms.stage}`));
  add(t('dealField.saleKind'), terms.saleKind && t(`saleKind.${terms.saleKind}`));
  add(t('dealField.incumbent'), terms.incumbent);
  add(t('dealField.competitor'), terms.competitor);
  add(t('dealField.ownReference'), terms.ownReference);
  add(
    t('dealField.contacts'),
    terms.contacts
      ?.map(({ name, title, email, phone }) => [name, title, email, phone].filter(Boolean).join(', '))
      .join('\n'),
    true,
  );
  add(t('dealField.decisionProcess'), terms.decisionProcess, true);
  add(t('dealField.description'), terms.description, true);
  add(t('dealField.evidence'), deal.files.length === 0 ? undefined : <Files deal={deal} />, true);
  return <Facts facts={facts} />;
}

function DiscountAsked({ deal }: { deal: Deal }) {
  const t = useText();
  const format = useFormat();
  const asked = deal.terms.discountAsked;
  if (asked === undefined) return null;
  const standard = t('deal.standardDiscount', { percent: format.percent(deal.standardDiscountBp) });
  const isSpecial = asked.kind === 'special_price' || asked.bp > deal.standardDiscountBp;
  return (
    <>
      <strong>{asked.kind === 'percent' ? format.percent(asked.bp) : format.money(asked.price)}</strong>{' '}
      {isSpecial ? standard : null}
    </>
  );
}

function Lines({ deal }: { deal: Deal }) {
  const t = useText();
  return deal.terms.lines
    ?.map(({ productId, quantity }) => t('deal.line', { quantity, product: deal.productNames[productId] ?? productId }))
    .join('\n');
}

function Website({ address }: { address: string }) {
  const t = useText();
  if (address === 'none') return t('deal.noWebsite');
  return (
    <Link href={address} target="_blank" rel="noreferrer noopener">
      {address.replace(/^https?:\/\//, '')}
    </Link>
  );
}

function Files({ deal }: { deal: Deal }) {
  return deal.files.map((file) => (
    <Box key={file.id}>
      <FileLink file={file} />
    </Box>
  ));
}
