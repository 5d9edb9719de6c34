import type { CheckKind } from '@countersign/domain/check/check';
import { checkConflictOfInterest } from './conflict-of-interest.ts';
import { checkDocuments } from './documents.ts';
import { checkIdentifiers } from './identifiers.ts';
import { checkLicences } from './licences.ts';
import { checkMailDomain } from './mail-domain.ts';
import { checkOwners } from './owners.ts';
import { checkPaymentMethod } from './payment-method.ts';
import type { RunCheck } from './run-check.ts';
import { checkSanctions } from './sanctions.ts';
import { checkTrafficSources } from './traffic-sources.ts';
import { checkVat } from './vat.ts';
import { checkWebPresence } from './web-presence.ts';

/** How each kind of check is run; null for those that only a person can do. Any of them a person may do instead. */
export const checkRunners: Readonly<Record<CheckKind, RunCheck | null>> = {
  sanctions: checkSanctions,
  registry: null,
  identifiers: checkIdentifiers,
  vat: checkVat,
  owners: checkOwners,
  licences: checkLicences,
  payment_method: checkPaymentMethod,
  mail_domain: checkMailDomain,
  web_presence: checkWebPresence,
  traffic_sources: checkTrafficSources,
  conflict_of_interest: checkConflictOfInterest,
  documents: checkDocuments,
};
