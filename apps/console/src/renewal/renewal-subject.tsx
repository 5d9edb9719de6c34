import { Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { Facts } from '../parts/facts.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { RenewalStatusTag } from './renewal-status-tag.tsx';

/** What was handed in, beside what it stands in place of. */
export function RenewalSubject({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const {
    data: renewal,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['renewals', 'one', id],
    queryFn: ({ signal }) => call('renewal.get', { params: { id }, signal }),
  });
  if (isPending) return <LoadingLines lines={6} />;
  if (renewal === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { stated, replaces, file, statedAt } = renewal;
  const dateOrDash = (date: string | null | undefined) => (date ? format.civilDate(date) : '–');
  return (
    <Facts
      columnWidth={150}
      facts={[
        { label: t('field.status'), value: <RenewalStatusTag status={renewal.status} /> },
        {
          label: t('field.partner'),
          value: (
            <MuiLink component={Link} to={`/partners/${renewal.partner.id}`}>
              {renewal.partner.name}
            </MuiLink>
          ),
        },
        { label: t('licenceList.kind'), value: t(`licenceKind.${renewal.kind}`) },
        {
          label: t('renewal.replaces'),
          value:
            replaces === null
              ? t('renewal.first')
              : `${replaces.jurisdiction} ${replaces.number}, ${replaces.regulator}, ${dateOrDash(replaces.expiresOn)}`,
        },
        {
          label: t('licenceList.number'),
          value: stated === null ? '–' : <strong>{`${stated.jurisdiction} ${stated.number}`}</strong>,
        },
        { label: t('licenceList.regulator'), value: stated?.regulator ?? '–' },
        { label: t('licenceList.scope'), value: stated?.scope ?? '–' },
        { label: t('renewal.validFrom'), value: dateOrDash(stated?.validFrom) },
        {
          label: t('licenceList.validUntil'),
          value: stated !== null && stated.expiresOn === null ? t('licenceList.noEnd') : dateOrDash(stated?.expiresOn),
        },
        {
          label: t('renewal.handedIn'),
          value:
            statedAt === null
              ? '–'
              : t('renewal.handedInBy', { name: renewal.statedBy ?? '–', at: format.dateTime(statedAt) }),
        },
        { label: t('renewal.file'), value: file === null ? '–' : <FileLink file={file} />, wide: true },
      ]}
    />
  );
}
