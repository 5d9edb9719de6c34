import { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { acceptTaxForm } from '@countersign/services/tax-form/accept';
import { answerTaxForm } from '@countersign/services/tax-form/answer';
import { askTaxFormAgain } from '@countersign/services/tax-form/ask-again';
import { beginTaxForm } from '@countersign/services/tax-form/begin';
import { getTaxForm } from '@countersign/services/tax-form/get';
import { listTaxForms } from '@countersign/services/tax-form/list';
import { myTaxForms } from '@countersign/services/tax-form/mine';
import { listMissingTaxForms } from '@countersign/services/tax-form/missing';
import { pdfTaxForm } from '@countersign/services/tax-form/pdf';
import { revealTaxForm } from '@countersign/services/tax-form/reveal';
import { getTaxRules } from '@countersign/services/tax-form/rules';
import { setTaxRules } from '@countersign/services/tax-form/set-rules';
import { signTaxForm } from '@countersign/services/tax-form/sign';
import { bind } from '../routing/bind.ts';

export const taxFormRoutes = bind('tax-form', taxFormOperations, {
  list: listTaxForms,
  missing: listMissingTaxForms,
  get: getTaxForm,
  reveal: revealTaxForm,
  pdf: pdfTaxForm,
  accept: acceptTaxForm,
  'ask-again': askTaxFormAgain,
  rules: getTaxRules,
  'set-rules': setTaxRules,
  mine: myTaxForms,
  begin: beginTaxForm,
  answer: answerTaxForm,
  sign: signTaxForm,
});
