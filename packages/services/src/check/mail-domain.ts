import type { RiskFactor } from '@countersign/domain/risk/risk';
import type { SubjectForm } from '@countersign/domain/vetting/depth';
import disposableDomains from 'disposable-email-domains' with { type: 'json' };
import freeMailDomains from 'free-email-domains';
import { getDomain } from 'tldts';
import { byRule, outcomeOf, type RunCheck } from './run-check.ts';

const free: ReadonlySet<string> = new Set(freeMailDomains);
const disposable: ReadonlySet<string> = new Set(disposableDomains);

/** Whether the partner writes from a domain of its own. */
export const checkMailDomain: RunCheck = async ({ statement }) => {
  const domain = statement.email === null ? null : getDomain(statement.email.split('@').at(-1) ?? '');
  const site = statement.website === null ? null : getDomain(statement.website);
  const kind = kindOf(domain, site);
  const factors = factorsOf(kind, statement.form);
  return {
    ...byRule,
    outcome: domain === null ? 'not_checked' : outcomeOf(factors),
    input: { domain, site },
    result: { kind },
    factors,
  };
};

type MailKind = 'none_stated' | 'disposable' | 'free' | 'own' | 'other';

function kindOf(domain: string | null, site: string | null): MailKind {
  if (domain === null) return 'none_stated';
  if (disposable.has(domain)) return 'disposable';
  if (free.has(domain)) return 'free';
  return domain === site ? 'own' : 'other';
}

/** A person who works alone may well write from a free address; nobody from one that is thrown away. */
function factorsOf(kind: MailKind, form: SubjectForm): RiskFactor[] {
  if (kind === 'disposable') return ['mail_disposable'];
  return kind === 'free' && form === 'company' ? ['mail_free'] : [];
}
