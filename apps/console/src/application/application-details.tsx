import { applicationRejectionReasons as reasons } from '@countersign/domain/application/application';
import { type RiskFactor, riskFactors } from '@countersign/domain/application/risk';
import { Alert, Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import { Link } from 'react-router';
import { Facts } from '../parts/facts.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import type { Application } from './application-query.ts';
import { RiskTag } from './tags.tsx';
import { useAnswerText, useFormText } from './use-answer-text.ts';

/** What was answered to which version of the form, what screening found, and who it may be. */
export function ApplicationDetails({ application }: { application: Application }) {
  const t = useText();
  const format = useFormat();
  const formText = useFormText();
  const answerText = useAnswerText(application.files);
  const { changes, rejection, answers, form } = application;
  const answered = form.sections.filter(({ fields }) => fields.some(({ key }) => answers[key] !== undefined));
  return (
    <>
      {changes === null ? null : (
        <Alert severity="warning">
          <strong>{t('application.asked')}</strong>
          <Box sx={{ whiteSpace: 'pre-line' }}>{changes.text}</Box>
          {t('application.askedUntil', { at: format.dateTime(changes.limitAt) })}
        </Alert>
      )}
      {rejection === null ? null : (
        <Alert severity="info">
          <strong>{reasonText(rejection.reason, t)}</strong>
          <Box sx={{ whiteSpace: 'pre-line' }}>{rejection.text}</Box>
        </Alert>
      )}
      <Section title={t('application.answers')}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('application.answersLead', { version: application.formVersion, revision: application.revision })}
        </Typography>
        <Stack spacing={2}>
          {answered.map((section) => (
            <Box key={section.key}>
              <Typography variant="subtitle2" component="h3" sx={{ mb: 0.5 }}>
                {formText(section.title)}
              </Typography>
              <Facts
                facts={section.fields
                  .filter(({ key }) => answers[key] !== undefined)
                  .map((field) => ({
                    label: formText(field.label),
                    value: answerText(field, answers[field.key]),
                    wide: field.kind === 'paragraph',
                  }))}
              />
            </Box>
          ))}
        </Stack>
      </Section>
      <Section title={t('application.screening')}>
        <Facts
          facts={[
            { label: t('application.risk'), value: <RiskTag risk={application.risk} /> },
            { label: t('application.source'), value: t(`applicationSource.${application.source}`) },
            { label: t('field.email'), value: application.email },
            ...(application.referredBy === null
              ? []
              : [
                  {
                    label: t('application.referredBy'),
                    value: (
                      <MuiLink component={Link} to={`/partners/${application.referredBy.id}`}>
                        {application.referredBy.name}
                      </MuiLink>
                    ),
                  },
                ]),
          ]}
        />
        <Box component="ul" sx={{ pl: 2, mb: 0 }}>
          {application.riskFactors.length === 0 ? (
            <li>{t(application.risk === null ? 'application.notScreened' : 'application.screeningNone')}</li>
          ) : null}
          {application.riskFactors.map(({ factor, weight }) => (
            <li key={factor}>
              {factorText(factor, t)} <Tag>{t('application.weight', { weight })}</Tag>
            </li>
          ))}
        </Box>
      </Section>
      <Section title={t('application.known')}>
        {application.known.length === 0 ? t('application.knownNone') : <KnownList known={application.known} />}
      </Section>
      {application.files.length === 0 ? null : (
        <Section title={t('application.files')}>
          {application.files.map((file) => (
            <Box key={file.id}>
              <FileLink file={file} />
            </Box>
          ))}
        </Section>
      )}
      {application.consents.length === 0 ? null : (
        <Section title={t('application.consents')}>
          {application.consents.map(({ key, version, at }) => (
            <Typography key={key} variant="body2">
              {t('application.consentGiven', { key, version, at: format.dateTime(at) })}
            </Typography>
          ))}
        </Section>
      )}
    </>
  );
}

/** Partners and prospects that look like somebody, the likeliest first. */
export function KnownList({ known }: { known: Application['known'] }) {
  const t = useText();
  return known.map((one) => (
    <Box key={one.id} sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.5 }}>
      <MuiLink component={Link} to={one.kind === 'partner' ? `/partners/${one.id}` : `/prospects/${one.id}`}>
        {one.name}
      </MuiLink>
      <Tag tone={one.kind === 'partner' ? 'warning' : 'neutral'}>
        {t(one.kind === 'partner' ? 'nav.partners' : 'nav.prospects')}
      </Tag>
      <Typography variant="caption">{t('application.likeness', { score: one.score })}</Typography>
    </Box>
  ));
}

type Text = ReturnType<typeof useText>;
const factors = Object.keys(riskFactors) as readonly RiskFactor[];

function reasonText(reason: string, t: Text): string {
  const known = reasons.find((one) => one === reason);
  return known === undefined ? reason : t(`applicationReason.${known}`);
}

function factorText(factor: string, t: Text): string {
  const known = factors.find((one) => one === factor);
  return known === undefined ? factor : t(`riskFactor.${known}`);
}
