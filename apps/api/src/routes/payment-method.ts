import { paymentMethodOperations } from '@countersign/contracts/payment-method/operations';
import { confirmPaymentMethod } from '@countersign/services/payment-method/confirm';
import { listPaymentMethods } from '@countersign/services/payment-method/list';
import { proposePaymentMethod } from '@countersign/services/payment-method/propose';
import { refusePaymentMethod } from '@countersign/services/payment-method/refuse';
import { bind } from '../routing/bind.ts';

export const paymentMethodRoutes = bind('payment-method', paymentMethodOperations, {
  list: listPaymentMethods,
  propose: proposePaymentMethod,
  confirm: confirmPaymentMethod,
  refuse: refusePaymentMethod,
});
