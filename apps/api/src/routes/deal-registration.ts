import { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import { acceptOfferDealRegistration } from '@countersign/services/deal-registration/accept-offer';
import { answerDealRegistration } from '@countersign/services/deal-registration/answer';
import { createDraftDealRegistration } from '@countersign/services/deal-registration/create-draft';
import { declineOfferDealRegistration } from '@countersign/services/deal-registration/decline-offer';
import { discardDealRegistration } from '@countersign/services/deal-registration/discard';
import { extendDealRegistration } from '@countersign/services/deal-registration/extend';
import { getDealRegistration } from '@countersign/services/deal-registration/get';
import { listDealRegistration } from '@countersign/services/deal-registration/list';
import { matchesDealRegistration } from '@countersign/services/deal-registration/matches';
import { previewDealRegistration } from '@countersign/services/deal-registration/preview';
import { reportLossDealRegistration } from '@countersign/services/deal-registration/report-loss';
import { reportWinDealRegistration } from '@countersign/services/deal-registration/report-win';
import { submitDealRegistration } from '@countersign/services/deal-registration/submit';
import { updateDraftDealRegistration } from '@countersign/services/deal-registration/update-draft';
import { withdrawDealRegistration } from '@countersign/services/deal-registration/withdraw';
import { bind } from '../routing/bind.ts';

export const dealRegistrationRoutes = bind('deal-registration', dealRegistrationOperations, {
  list: listDealRegistration,
  get: getDealRegistration,
  'create-draft': createDraftDealRegistration,
  'update-draft': updateDraftDealRegistration,
  discard: discardDealRegistration,
  preview: previewDealRegistration,
  submit: submitDealRegistration,
  answer: answerDealRegistration,
  withdraw: withdrawDealRegistration,
  extend: extendDealRegistration,
  'report-win': reportWinDealRegistration,
  'report-loss': reportLossDealRegistration,
  'accept-offer': acceptOfferDealRegistration,
  'decline-offer': declineOfferDealRegistration,
  matches: matchesDealRegistration,
});
