import type { DataRequest } from '@countersign/contracts/data-request/operations';
import { Alert, Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useMay } from '../auth/session.tsx';
import { DownloadButton } from '../parts/download-button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { DataRequestStatusTag } from './data-request-status-tag.tsx';

/** A request, what stands in its way, and its plan. */
export function RequestView({ request }: { request: DataRequest }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {request.obstacles.length === 0 ? null : (
        <Alert severity="warning">
          <strong>{t('dataRequest.obstacles')}</strong>
          <Box component="ul" sx={{ m: 0, ps: 2.5 }}>
            {request.obstacles.map((obstacle) => (
              <li key={obstacle}>{t(`dataObstacle.${obstacle}`)}</li>
            ))}
          </Box>
        </Alert>
      )}
      <Section
        title={t('dataRequest.about')}
        aside={
          request.fileExpiresAt !== null && may('data-request.file') ? (
            <DownloadButton
              operation="data-request.file"
              params={{ id: request.id }}
              fileName={`${request.number}.json`}
              label={t('dataRequest.file')}
            />
          ) : null
        }
      >
        <RequestFacts request={request} />
        {request.fileExpiresAt === null ? null : (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
            {t('dataRequest.fileUntil', { at: format.dateTime(request.fileExpiresAt) })}
          </Typography>
        )}
      </Section>
      {request.person === null && request.plan.length === 0 ? null : (
        <Section title={t('dataRequest.planTitle')}>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
            {t(request.kind === 'export' ? 'dataRequest.exportText' : 'dataRequest.planText')}
          </Typography>
          {request.plan.length === 0 ? (
            <Typography variant="body2">{t('dataRequest.planEmpty')}</Typography>
          ) : (
            <Plan request={request} />
          )}
        </Section>
      )}
    </Box>
  );
}

function RequestFacts({ request }: { request: DataRequest }) {
  const t = useText();
  const format = useFormat();
  const { person } = request;
  const due = format.dateTime(request.dueAt);
  return (
    <Facts
      facts={[
        { label: t('field.status'), value: <DataRequestStatusTag status={request.status} /> },
        { label: t('dataRequest.kind'), value: t(`dataRequestKind.${request.kind}`) },
        {
          label: t('dataRequest.person'),
          value: person === null ? t('dataRequest.gone') : [person.name, person.email].filter(Boolean).join(', '),
        },
        { label: t('dataRequest.subject'), value: t(`requestSubject.${request.subjectKind}`) },
        {
          label: t('dataRequest.identity'),
          value:
            request.identityMethod === null ? t('dataRequest.unknown') : t(`identityMethod.${request.identityMethod}`),
        },
        { label: t('field.program'), value: request.programName },
        { label: t('dataRequest.received'), value: format.dateTime(request.receivedAt) },
        {
          label: t('dataRequest.due'),
          value: request.isExtended ? t('dataRequest.extendedUntil', { at: due }) : due,
        },
        ...(request.doneAt === null ? [] : [{ label: t('dataRequest.done'), value: format.dateTime(request.doneAt) }]),
        ...(request.recordedBy === null ? [] : [{ label: t('dataRequest.recordedBy'), value: request.recordedBy }]),
        ...(request.extensionReason === null
          ? []
          : [{ label: t('dataRequest.extensionReason'), value: request.extensionReason, wide: true }]),
        ...(person?.note == null ? [] : [{ label: t('dataRequest.note'), value: person.note, wide: true }]),
      ]}
    />
  );
}

function Plan({ request }: { request: DataRequest }) {
  const t = useText();
  const format = useFormat();
  const isErasure = request.kind === 'erasure';
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('dataRequest.area')}</TableCell>
            <TableCell align="right">{t('dataRequest.held')}</TableCell>
            {isErasure ? <TableCell align="right">{t('dataRequest.erased')}</TableCell> : null}
            {isErasure ? <TableCell>{t('dataRequest.kept')}</TableCell> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {request.plan.map(({ area, held, erased, kept }) => (
            <TableRow key={area}>
              <TableCell>{t(`dataArea.${area}`)}</TableCell>
              <TableCell align="right">{format.number(held)}</TableCell>
              {isErasure ? <TableCell align="right">{format.number(erased)}</TableCell> : null}
              {isErasure ? (
                <TableCell>
                  {kept.map(({ basis, law, until, count }) => (
                    <div key={`${basis} ${until ?? ''}`}>
                      {until === null
                        ? t('dataRequest.keptAlways', { count, basis: t(`keepingBasis.${basis}`) })
                        : t('dataRequest.keptUntil', {
                            count,
                            basis: t(`keepingBasis.${basis}`),
                            until: format.date(until),
                          })}
                      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                        {law}
                      </Typography>
                    </div>
                  ))}
                </TableCell>
              ) : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
