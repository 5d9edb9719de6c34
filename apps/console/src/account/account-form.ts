import { accountKinds } from '@countersign/domain/account/account';
import type { Body, Reply } from '@countersign/ui/client/operation-types';
import {
  addressOrNull,
  chosenOf,
  type Field,
  type FormValues,
  type Option,
  textOf,
  textOrNull,
} from '../form/fields.ts';
import type { TextOf } from '../text/use-text.ts';

export function accountFields(t: TextOf, members: readonly Option[]): Field[] {
  return [
    { kind: 'text', name: 'name', label: t('field.name'), required: true },
    {
      kind: 'one',
      name: 'kind',
      label: t('account.kind'),
      required: true,
      options: accountKinds.map((kind) => ({ id: kind, label: t(`accountKind.${kind}`) })),
    },
    { kind: 'country', name: 'country', label: t('field.country') },
    { kind: 'text', name: 'website', label: t('field.website'), max: 300, help: t('account.websiteHelp') },
    { kind: 'text', name: 'registrationNumber', label: t('dealField.customerRegistrationNumber'), max: 60 },
    { kind: 'one', name: 'salesOwnerId', label: t('account.salesOwner'), options: members },
    { kind: 'text', name: 'externalId', label: t('account.externalId'), max: 80 },
    { kind: 'check', name: 'isNamed', label: t('account.named'), help: t('account.namedHelp') },
  ];
}

export function accountValues(account: Reply<'account.get'>): FormValues {
  return {
    name: account.name,
    kind: account.kind,
    country: account.country ?? '',
    website: account.website ?? '',
    registrationNumber: account.registrationNumber ?? '',
    salesOwnerId: account.salesOwner?.id ?? '',
    externalId: account.externalId ?? '',
    isNamed: account.isNamed,
  };
}

export function accountBody(values: FormValues): Body<'account.create'> {
  return {
    name: textOf(values, 'name'),
    kind: chosenOf(values, 'kind', accountKinds)[0] ?? 'customer',
    isNamed: values['isNamed'] === true,
    country: textOrNull(values, 'country'),
    website: addressOrNull(values, 'website'),
    registrationNumber: textOrNull(values, 'registrationNumber'),
    salesOwnerId: textOrNull(values, 'salesOwnerId'),
    externalId: textOrNull(values, 'externalId'),
  };
}
