import type { DealField } from '@countersign/domain/deal-registration/deal';
import type { Reply } from '@countersign/ui/client/operation-types';
import { createContext, useContext } from 'react';
import type { FormValues } from './values.ts';

export type Product = Reply<'product.list'>['items'][number];
export interface EvidenceFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export type FormChange = Partial<FormValues> | ((last: FormValues) => Partial<FormValues>);

/** What every part of the form needs: the values, how to change them, and what is wrong with them. */
export interface TermsForm {
  readonly values: FormValues;
  readonly set: (field: DealField, change: FormChange) => void;
  /** Words beside the field; undefined when there is nothing to say yet. */
  readonly errorOf: (field: DealField) => string | undefined;
  /** The person has left the field, so that its entry may be judged. */
  readonly leave: (field: DealField) => void;
  readonly products: readonly Product[] | undefined;
  readonly standardDiscountBp: number | undefined;
  readonly files: readonly EvidenceFile[];
  readonly addFile: (file: EvidenceFile) => void;
}

export const TermsFormContext = createContext<TermsForm | null>(null);

export function useTermsForm(): TermsForm {
  const form = useContext(TermsFormContext);
  if (form === null) throw new Error('useTermsForm needs a terms form above it');
  return form;
}
