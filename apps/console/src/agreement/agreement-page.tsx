import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { Page } from '../parts/page.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { VersionTag } from './agreement-tags.tsx';
import { Consents } from './consents.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { useScopeText } from './use-scope-text.ts';
import { VersionText } from './version-text.tsx';

type Agreement = Reply<'agreement.get'>;

/** One agreement: its versions, the text of the one looked at, who has accepted. */
export default function AgreementPage() {
  const { agreementId = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['agreements', 'one', agreementId],
    queryFn: ({ signal }) => call('agreement.get', { params: { id: agreementId }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <OneAgreement agreement={data} />;
}

function OneAgreement({ agreement }: { agreement: Agreement }) {
  const t = useText();
  const may = useMay();
  const scopeText = useScopeText();
  const { draft, inForce, versions } = agreement;
  const [chosen, setChosen] = useState<string>();
  const [isWriting, setWriting] = useState(false);
  const [isActivating, setActivating] = useState(false);
  const shown = versions.find(({ id }) => id === chosen) ?? draft ?? inForce ?? versions[0];
  return (
    <Page
      title={agreement.name}
      lead={`${agreement.programName} · ${scopeText(agreement)}`}
      back={{ to: '/agreements', label: t('nav.backToAgreements') }}
      actions={
        isWriting ? null : (
          <>
            {may('agreement.save-draft') ? (
              <Button variant="outlined" onClick={() => setWriting(true)}>
                {t(draft === null ? 'agreement.newDraft' : 'agreement.editDraft')}
              </Button>
            ) : null}
            {draft !== null && may('agreement.activate') ? (
              <Button variant="contained" onClick={() => setActivating(true)}>
                {t('agreement.activate')}
              </Button>
            ) : null}
          </>
        )
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0, order: { lg: 2 } }}>
          <Versions agreement={agreement} shownId={shown?.id} onChoose={setChosen} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          {isWriting ? (
            <DraftEditor
              agreementId={agreement.id}
              fromVersionId={(draft ?? inForce)?.id ?? null}
              onDone={() => setWriting(false)}
            />
          ) : shown === undefined ? null : (
            <VersionText version={shown} />
          )}
          <Consents agreementId={agreement.id} />
        </Box>
      </Box>
      {isActivating && draft !== null ? (
        <ActivateDialog agreementId={agreement.id} draft={draft} onClose={() => setActivating(false)} />
      ) : null}
    </Page>
  );
}

function Versions({
  agreement,
  shownId,
  onChoose,
}: {
  agreement: Agreement;
  shownId: string | undefined;
  onChoose: (id: string) => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('agreement.versionsTitle')}>
      <RecordLines>
        {agreement.versions.map((version) => (
          <RecordLine
            key={version.id}
            name={t('agreement.version', { version: version.version })}
            about={[
              ...(version.partner === null ? [] : [t('agreement.individual', { partner: version.partner.name })]),
              t('agreement.by', { name: version.createdBy }),
              format.date(version.activatedAt ?? version.createdAt),
            ].join(' · ')}
            tags={<VersionTag status={version.status} />}
          >
            <Button
              size="small"
              disabled={version.id === shownId}
              aria-label={`${t('agreement.show')}: ${t('agreement.version', { version: version.version })}`}
              onClick={() => onChoose(version.id)}
            >
              {t('agreement.show')}
            </Button>
          </RecordLine>
        ))}
      </RecordLines>
    </Section>
  );
}

function ActivateDialog({
  agreementId,
  draft,
  onClose,
}: {
  agreementId: string;
  draft: Agreement['versions'][number];
  onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <RecordFormDialog
      title={t('agreement.activateTitle', { version: draft.version })}
      submitLabel={t('agreement.activate')}
      intro={<span>{t('agreement.activateText', { days: format.number(draft.noticeDays) })}</span>}
      initial={{}}
      fields={[]}
      onClose={onClose}
      onSubmit={async () => {
        await call('agreement.activate', { params: { id: agreementId } });
        await client.invalidateQueries({ queryKey: ['agreements'] });
        notify(t('agreement.activated'), { type: 'success' });
      }}
    />
  );
}
