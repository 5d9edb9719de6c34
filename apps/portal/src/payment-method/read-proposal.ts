import { parseBic } from '@countersign/domain/iban/bic';
import { checkIban, countryOfIban, type IbanRefusal } from '@countersign/domain/iban/iban';
import type { Rail } from '@countersign/domain/payout/payout';
import type { Body } from '@countersign/ui/client/operation-types';

export interface ProposalForm {
  readonly rail: Rail;
  readonly holder: string;
  readonly account: string;
  readonly bic: string;
  readonly country: string;
  readonly currency: string;
  readonly password: string;
}

export type ProposalField = 'holder' | 'account' | 'bic' | 'password';
export type FieldProblem = IbanRefusal | { readonly code: 'required' | 'bic_malformed' | 'password_wrong' };
export type ProposalProblems = Readonly<Partial<Record<ProposalField, FieldProblem>>>;

type ReadProposal =
  | { readonly ok: true; readonly body: Body<'payment-method.propose'> }
  | { readonly ok: false; readonly problems: ProposalProblems };

/** What was typed as a proposal, or what is wrong with it by field. */
export function readProposal(form: ProposalForm): ReadProposal {
  const problems: Partial<Record<ProposalField, FieldProblem>> = {};
  for (const field of ['holder', 'account', 'password'] as const) {
    if (form[field].trim() === '') problems[field] = { code: 'required' };
  }
  const common = { holder: form.holder.trim(), currency: form.currency, password: form.password };
  if (form.rail === 'manual') {
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    return { ok: true, body: { ...common, rail: 'manual', country: form.country, account: form.account.trim() } };
  }
  const iban = checkIban(form.account);
  if (!iban.ok && problems.account === undefined) problems.account = iban.refusal;
  const bic = form.bic.trim() === '' ? null : parseBic(form.bic);
  if (bic === undefined) problems.bic = { code: 'bic_malformed' };
  if (!iban.ok || bic === undefined || Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    body: { ...common, rail: 'sepa', country: countryOfIban(iban.value), account: iban.value, bic },
  };
}

export type IbanHint =
  | { readonly kind: 'none' }
  | { readonly kind: 'valid'; readonly country: string }
  | { readonly kind: 'missing'; readonly count: number }
  | { readonly kind: 'wrong'; readonly refusal: IbanRefusal };

/** What to say of an IBAN while it is still being typed: nothing is called wrong before it could be right. */
export function hintWhileTyping(text: string): IbanHint {
  const bare = text.replaceAll(/\s/g, '');
  const iban = checkIban(text);
  if (iban.ok) return { kind: 'valid', country: countryOfIban(iban.value) };
  if (/^([A-Za-z]{0,2}|[A-Za-z]{2}[0-9]{0,2})$/.test(bare)) return { kind: 'none' };
  const { refusal } = iban;
  if (refusal.code !== 'iban_length_wrong' || refusal.givenLength > refusal.expectedLength) {
    return { kind: 'wrong', refusal };
  }
  return { kind: 'missing', count: refusal.expectedLength - refusal.givenLength };
}
