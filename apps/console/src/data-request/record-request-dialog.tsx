import { dataRequestKinds, staffIdentityMethods } from '@countersign/domain/data-request/data-request';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { chosenOf, textOf, textOrNull } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';

/** Writes down what a person asked for by letter, mail or telephone. */
export function RecordRequestDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const programs = usePrograms();
  return (
    <RecordFormDialog
      title={t('dataRequest.record')}
      submitLabel={t('dataRequest.record')}
      intro={<span>{t('dataRequest.recordLead')}</span>}
      initial={{ kind: 'export', programId: programs.length === 1 ? (programs[0]?.id ?? '') : '' }}
      fields={[
        {
          kind: 'one',
          name: 'kind',
          label: t('dataRequest.kind'),
          required: true,
          options: dataRequestKinds.map((kind) => ({ id: kind, label: t(`dataRequestKind.${kind}`) })),
        },
        { kind: 'one', name: 'programId', label: t('field.program'), required: true, options: programs },
        { kind: 'text', name: 'email', label: t('dataRequest.email'), type: 'email', required: true, max: 254 },
        { kind: 'text', name: 'name', label: t('dataRequest.name'), max: 120 },
        { kind: 'text', name: 'note', label: t('dataRequest.note'), max: 2000, lines: 3 },
        {
          kind: 'one',
          name: 'identityMethod',
          label: t('dataRequest.identity'),
          options: staffIdentityMethods.map((method) => ({ id: method, label: t(`identityMethod.${method}`) })),
        },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        const [kind = 'export'] = chosenOf(values, 'kind', dataRequestKinds);
        const [identityMethod] = chosenOf(values, 'identityMethod', staffIdentityMethods);
        const name = textOrNull(values, 'name');
        const note = textOrNull(values, 'note');
        const made = await call('data-request.record', {
          body: {
            kind,
            programId: textOf(values, 'programId'),
            email: textOf(values, 'email'),
            ...(name === null ? {} : { name }),
            ...(note === null ? {} : { note }),
            ...(identityMethod === undefined ? {} : { identityMethod }),
          },
        });
        await client.invalidateQueries({ queryKey: ['data-requests'] });
        notify(t('dataRequest.recorded'), { type: 'success' });
        void navigate(`/data-requests/${made.id}`);
      }}
    />
  );
}
