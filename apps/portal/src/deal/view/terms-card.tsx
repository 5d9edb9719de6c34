import { type DealField, dealFields } from '@countersign/domain/deal-registration/deal';
import { type PortalTexts, useWords } from '../../app/texts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { Card } from '../../parts/page.tsx';
import type { Deal } from './types.ts';

const wide: ReadonlySet<DealField> = new Set(['lines', 'contacts', 'decisionProcess', 'description', 'evidence']);

export function TermsCard({ deal }: { readonly deal: Deal }) {
  const { texts } = useWords();
  const filled = dealFields.filter((field) => field !== 'evidence' && !isEmpty(deal.terms[field]));
  return (
    <Card title={texts.deal.terms}>
      <dl className="facts facts-grid">
        {filled.map((field) => (
          <div key={field} className={wide.has(field) ? 'facts-wide' : undefined}>
            <dt>{texts.shared.dealField[field]}</dt>
            <dd>
              <TermValue deal={deal} field={field} />
            </dd>
          </div>
        ))}
        {deal.submittedBy !== null && (
          <div>
            <dt>{texts.deal.partnerSide}</dt>
            <dd>{deal.submittedBy}</dd>
          </div>
        )}
        {deal.files.length > 0 && (
          <div className="facts-wide">
            <dt>{texts.deal.files}</dt>
            <dd>
              <FileLinks files={deal.files} />
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A field of the terms in the reader's words. */
export function TermValue({ deal, field }: { readonly deal: Deal; readonly field: DealField }) {
  const { texts, format } = useWords();
  const { terms } = deal;
  switch (field) {
    case 'customerCountry':
      return terms.customerCountry === undefined ? null : format.country(terms.customerCountry);
    case 'customerWebsite':
      return <Website address={terms.customerWebsite} texts={texts} />;
    case 'lines':
      return (
        <ul className="plain-list">
          {terms.lines?.map((line) => (
            <li key={line.productId}>
              <span className="quantity">{format.number(line.quantity)} ×</span>{' '}
              {deal.productNames[line.productId] ?? line.productId}
            </li>
          ))}
        </ul>
      );
    case 'amount':
      return terms.amount === undefined ? null : format.money(terms.amount);
    case 'closeMonth':
      return terms.closeMonth === undefined ? null : format.yearMonth(terms.closeMonth);
    case 'stage':
      return terms.stage === undefined ? null : texts.shared.dealStage[terms.stage];
    case 'saleKind':
      return terms.saleKind === undefined ? null : texts.shared.saleKind[terms.saleKind];
    case 'contacts':
      return (
        <ul className="plain-list">
          {terms.contacts?.map((contact) => (
            <li key={`${contact.name} ${contact.email}`}>
              {contact.name}
              <small>{[contact.title, contact.email, contact.phone].filter(Boolean).join(' · ')}</small>
            </li>
          ))}
        </ul>
      );
    case 'discountAsked':
      return terms.discountAsked?.kind === 'percent'
        ? format.percent(terms.discountAsked.bp)
        : terms.discountAsked === undefined
          ? null
          : format.money(terms.discountAsked.price);
    case 'evidence':
      return <FileLinks files={deal.files} />;
    case 'decisionProcess':
    case 'description':
      return <span className="pre">{terms[field]}</span>;
    case 'customerName':
    case 'customerRegistrationNumber':
    case 'customerCity':
    case 'incumbent':
    case 'competitor':
    case 'ownReference':
      return <bdi>{terms[field]}</bdi>;
    default:
      return field satisfies never;
  }
}

function Website({ address, texts }: { readonly address: string | undefined; readonly texts: PortalTexts }) {
  if (address === undefined) return null;
  if (address === 'none') return texts.deal.noWebsite;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {address.replace(/^https?:\/\//, '').replace(/\/$/, '')}
    </a>
  );
}

export function FileLinks({
  files,
}: {
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
}) {
  return (
    <ul className="plain-list">
      {files.map((file) => (
        <li key={file.id} className="file-item">
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  );
}
