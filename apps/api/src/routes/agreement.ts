import { agreementOperations } from '@countersign/contracts/agreement/operations';
import { acceptAgreement } from '@countersign/services/agreement/accept';
import { activateAgreement } from '@countersign/services/agreement/activate';
import { consentsToAgreement } from '@countersign/services/agreement/consents';
import { copyOfAgreement } from '@countersign/services/agreement/copy';
import { createAgreement } from '@countersign/services/agreement/create';
import { getAgreement } from '@countersign/services/agreement/get';
import { listAgreements } from '@countersign/services/agreement/list';
import { mineAgreements } from '@countersign/services/agreement/mine';
import { proposalToAgreement } from '@countersign/services/agreement/proposal';
import { proposeAgreement } from '@countersign/services/agreement/propose';
import { saveAgreementDraft } from '@countersign/services/agreement/save-draft';
import { versionOfAgreement } from '@countersign/services/agreement/version';
import { bind } from '../routing/bind.ts';

export const agreementRoutes = bind('agreement', agreementOperations, {
  list: listAgreements,
  get: getAgreement,
  version: versionOfAgreement,
  create: createAgreement,
  'save-draft': saveAgreementDraft,
  activate: activateAgreement,
  consents: consentsToAgreement,
  copy: copyOfAgreement,
  mine: mineAgreements,
  accept: acceptAgreement,
  propose: proposeAgreement,
  proposal: proposalToAgreement,
});
