import type { DealField } from '@countersign/domain/deal-registration/deal';
import type { ComponentType } from 'react';
import { ContactsField } from './contacts-field.tsx';
import {
  CityField,
  CountryField,
  CustomerNameField,
  RegistrationNumberField,
  WebsiteField,
} from './customer-fields.tsx';
import {
  CompetitorField,
  DecisionProcessField,
  DescriptionField,
  DiscountField,
  IncumbentField,
  SaleKindField,
  StageField,
} from './detail-fields.tsx';
import { EvidenceField } from './evidence-field.tsx';
import { AmountField, CloseMonthField, ProductsField, ReferenceField } from './sale-fields.tsx';

/** The input of each field of a registration, wherever it is asked for. */
export const fieldParts: Record<DealField, ComponentType> = {
  customerName: CustomerNameField,
  customerCountry: CountryField,
  customerWebsite: WebsiteField,
  customerRegistrationNumber: RegistrationNumberField,
  customerCity: CityField,
  lines: ProductsField,
  amount: AmountField,
  closeMonth: CloseMonthField,
  stage: StageField,
  saleKind: SaleKindField,
  contacts: ContactsField,
  incumbent: IncumbentField,
  competitor: CompetitorField,
  decisionProcess: DecisionProcessField,
  discountAsked: DiscountField,
  ownReference: ReferenceField,
  description: DescriptionField,
  evidence: EvidenceField,
};
