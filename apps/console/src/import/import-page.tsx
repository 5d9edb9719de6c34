import type { ImportStatus } from '@countersign/domain/import/import';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Box, Button, LinearProgress, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { ImportCounts } from './import-counts.tsx';
import { importQuery } from './import-query.ts';
import { ImportRows } from './import-rows.tsx';
import { MappingForm } from './mapping-form.tsx';

const stages = ['map', 'check', 'commit'] as const;
const stageOf: Record<ImportStatus, number> = {
  uploaded: 0,
  mapped: 1,
  validating: 1,
  validated: 1,
  committing: 2,
  committed: 3,
  failed: 2,
};

/** One import from its columns to its rows. It can be left and found again at any point. */
export default function ImportPage() {
  const t = useText();
  const { importId = '' } = useParams();
  const [isRemapping, setRemapping] = useState(false);
  const { data: job, error, isPending, refetch } = useQuery(importQuery(importId));
  if (isPending) return <LoadingLines lines={8} />;
  if (job === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isMapping = job.status === 'uploaded' || (isRemapping && job.status === 'validated');
  return (
    <Page
      title={job.fileName}
      lead={t('import.about', { kind: t(`importKind.${job.kind}`), count: job.totalRows })}
      back={{ to: '/imports', label: t('nav.backToImports') }}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Stepper activeStep={isMapping ? 0 : stageOf[job.status]} sx={{ maxWidth: 640 }}>
          {stages.map((stage) => (
            <Step key={stage}>
              <StepLabel>{t(`import.stage.${stage}`)}</StepLabel>
            </Step>
          ))}
        </Stepper>
        {isMapping ? (
          <MappingForm job={job} onMapped={() => setRemapping(false)} />
        ) : (
          <Progress job={job} onRemap={() => setRemapping(true)} />
        )}
        {isMapping || job.status === 'mapped' || job.status === 'validating' ? null : (
          <ImportRows
            importId={job.id}
            kind={job.kind}
            columns={job.columns}
            version={job.kind === 'event' ? job.status : `${job.status} ${job.doneRows}`}
          />
        )}
      </Box>
    </Page>
  );
}

function Progress({ job, onRemap }: { job: Reply<'import.get'>; onRemap: () => void }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const commit = useMutation({
    mutationFn: () => call('import.commit', { params: { id: job.id } }),
    onSuccess: (next) => queryClient.setQueryData(['imports', 'one', job.id], next),
  });
  const isBusy = job.status === 'mapped' || job.status === 'validating' || job.status === 'committing';
  const committable = job.counts.valid + job.counts.flagged;
  const share = job.totalRows === 0 ? 0 : (job.doneRows / job.totalRows) * 100;
  return (
    <Section title={t(`import.title.${job.status}`)}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {isBusy ? (
          <Box>
            <LinearProgress variant="determinate" value={share} aria-label={t(`importStatus.${job.status}`)} />
            <Typography variant="body2" role="status" sx={{ mt: 0.5 }}>
              {t('import.progress', { done: job.doneRows, total: job.totalRows })}
            </Typography>
          </Box>
        ) : null}
        {job.failure === null ? null : <Alert severity="error">{t('import.failure', { failure: job.failure })}</Alert>}
        <ImportCounts job={job} />
        {job.status === 'validated' && job.counts.flagged > 0 ? (
          <Alert severity="warning">{t('import.flaggedNote', { count: job.counts.flagged })}</Alert>
        ) : null}
        {commit.isError ? <Alert severity="error">{problemText(commit.error)}</Alert> : null}
        {may('import.commit') && (job.status === 'validated' || job.status === 'failed') ? (
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button
              variant="contained"
              disabled={committable === 0}
              loading={commit.isPending}
              onClick={() => commit.mutate()}
            >
              {job.status === 'failed' ? t('import.goOn') : t('import.commit', { count: committable })}
            </Button>
            {job.status === 'validated' ? (
              <Button variant="outlined" onClick={onRemap}>
                {t('import.changeMapping')}
              </Button>
            ) : null}
          </Box>
        ) : null}
        {job.finishedAt === null ? null : (
          <Typography variant="body2">{t('import.finished', { at: format.dateTime(job.finishedAt) })}</Typography>
        )}
      </Box>
    </Section>
  );
}
