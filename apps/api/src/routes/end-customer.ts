import { endCustomerOperations } from '@countersign/contracts/end-customer/operations';
import { getEndCustomer } from '@countersign/services/end-customer/get';
import { listEndCustomers } from '@countersign/services/end-customer/list';
import { bind } from '../routing/bind.ts';

export const endCustomerRoutes = bind('end-customer', endCustomerOperations, {
  list: listEndCustomers,
  get: getEndCustomer,
});
