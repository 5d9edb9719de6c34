import { eventSourceKinds } from '@countersign/domain/event/event';
import type { eventFields } from '@countersign/domain/event/parse-event';
import { useNotify, useRefresh } from 'react-admin';
import { call } from '../data/api.ts';
import { chosenOf, type Field, type FormValues, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';
import type { EventSource } from './event-sources-page.tsx';

/** The product's own source is made by itself. */
const sourceKinds = eventSourceKinds.filter((kind) => kind !== 'internal');
const dedupeKeys = ['external_id', 'click', 'click_external_id'] as const;
const sep = ' = ';

/** Adds a source, or says anew what it is called and what its parameters mean. */
export function EventSourceDialog({
  source,
  onSecret,
  onClose,
}: {
  source: EventSource | undefined;
  onSecret: (secret: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  const programs = usePrograms();
  const isNew = source === undefined;
  const fields: Field[] = [
    { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 80 },
    ...(isNew
      ? ([
          { kind: 'one', name: 'programId', label: t('field.program'), required: true, options: programs },
          {
            kind: 'one',
            name: 'kind',
            label: t('eventSource.kind'),
            required: true,
            options: sourceKinds.map((kind) => ({ id: kind, label: t(`sourceKind.${kind}`) })),
          },
          {
            kind: 'one',
            name: 'dedupeKey',
            label: t('eventSource.dedupeKey'),
            help: t('eventSource.dedupeHelp'),
            required: true,
            options: dedupeKeys.map((key) => ({ id: key, label: t(`dedupeKey.${key}`) })),
          },
        ] satisfies Field[])
      : []),
    {
      kind: 'text',
      name: 'parameters',
      label: t('eventSource.parameters'),
      help: t('eventSource.parametersHelp'),
      lines: 4,
      max: 2000,
    },
    {
      kind: 'text',
      name: 'signingSecret',
      label: t('eventSource.signingSecret'),
      help: t(source?.hasSigningSecret === true ? 'eventSource.signingSecretKnown' : 'eventSource.signingSecretHelp'),
      type: 'password',
      autoComplete: 'off',
    },
  ];
  return (
    <RecordFormDialog
      key={programs.length}
      title={isNew ? t('eventSource.add') : source.name}
      submitLabel={t(isNew ? 'eventSource.add' : 'action.save')}
      initial={{
        name: source?.name ?? '',
        programId: programs.length === 1 ? (programs[0]?.id ?? '') : '',
        kind: 'postback',
        dedupeKey: 'external_id',
        parameters: Object.entries(source?.parameterMap ?? {})
          .map(([field, name]) => `${field}${sep}${name}`)
          .join('\n'),
      }}
      fields={fields}
      onClose={onClose}
      onSubmit={async (values) => {
        const signing = textOf(values, 'signingSecret');
        const shared = {
          name: textOf(values, 'name'),
          parameterMap: parametersOf(values),
          ...(signing === '' ? {} : { signingSecret: signing }),
        };
        if (isNew) {
          const created = await call('event-source.create', {
            body: {
              ...shared,
              programId: textOf(values, 'programId'),
              kind: chosenOf(values, 'kind', sourceKinds)[0] ?? 'postback',
              dedupeKey: chosenOf(values, 'dedupeKey', dedupeKeys)[0] ?? 'external_id',
            },
          });
          if (created.secret !== null) onSecret(created.secret);
        } else {
          await call('event-source.update', { params: { id: source.id }, ifMatch: source.revision, body: shared });
          notify(t('action.saved'), { type: 'success' });
        }
        refresh();
      }}
    />
  );
}

/** Lines such as `amount = payout`; those that name no field of an event are left to the server to refuse. */
function parametersOf(values: FormValues): Partial<Record<(typeof eventFields)[number], string>> {
  const map: Record<string, string> = {};
  for (const line of textOf(values, 'parameters').split('\n')) {
    const at = line.indexOf('=');
    if (line.trim() === '') continue;
    map[(at === -1 ? line : line.slice(0, at)).trim()] = at === -1 ? '' : line.slice(at + 1).trim();
  }
  return map;
}
