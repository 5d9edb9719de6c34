import { type ImportKind, type ImportRowStatus, importRowStatuses } from '@countersign/domain/import/import';
import {
  Box,
  Button,
  MenuItem,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useFieldProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import type { Tone } from '../theme/theme.ts';

const tones: Record<ImportRowStatus, Tone> = {
  pending: 'neutral',
  valid: 'success',
  flagged: 'warning',
  invalid: 'danger',
  committed: 'success',
  skipped: 'neutral',
};

/** The rows themselves, with what is wrong and what to look at. */
export function ImportRows({
  importId,
  kind,
  version,
  columns: inFile,
}: {
  importId: string;
  kind: ImportKind;
  version: string;
  /** In the order of the file. */
  columns: readonly string[];
}) {
  const t = useText();
  const lookUp = useLookedUpText();
  const fieldProblemText = useFieldProblemText();
  const [status, setStatus] = useState<ImportRowStatus | ''>('');
  const query = useInfiniteQuery({
    queryKey: ['imports', 'rows', importId, status, version],
    queryFn: ({ pageParam, signal }) =>
      call('import.rows', {
        params: { id: importId },
        query: { limit: 50, ...(status === '' ? {} : { status }), ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = inFile.filter((name) => rows.some((row) => row.values[name] !== undefined)).slice(0, 5);
  const base = kind === 'account' ? '/accounts' : kind === 'prospect' ? '/prospects' : '/deal-registrations';
  return (
    <Section
      title={t('import.rowsTitle')}
      flush
      aside={
        <TextField
          select
          label={t('field.status')}
          value={status}
          onChange={(event) => setStatus(importRowStatuses.find((name) => name === event.target.value) ?? '')}
          sx={{ minWidth: 180 }}
        >
          <MenuItem value="">{t('list.any')}</MenuItem>
          {importRowStatuses.map((name) => (
            <MenuItem key={name} value={name}>
              {t(`importRow.${name}`)}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {query.isPending ? <LoadingLines lines={5} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? (
        <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
          {t('import.noRows')}
        </Typography>
      ) : null}
      {rows.length === 0 ? null : (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('import.rowsTitle')}>
          <Table>
            <TableHead>
              <TableRow>
                <TableCell>{t('import.line')}</TableCell>
                <TableCell>{t('field.status')}</TableCell>
                <TableCell>{t('import.remarks')}</TableCell>
                {columns.map((column) => (
                  <TableCell key={column}>{lookUp('importField', column)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.line}>
                  <TableCell>
                    {row.subjectId === null ? (
                      row.line
                    ) : (
                      <MuiLink component={Link} to={`${base}/${row.subjectId}`}>
                        {row.line}
                      </MuiLink>
                    )}
                  </TableCell>
                  <TableCell>
                    <Tag tone={tones[row.status]}>{t(`importRow.${row.status}`)}</Tag>
                  </TableCell>
                  <TableCell sx={{ minWidth: 200 }}>
                    {row.problems.map(({ field, code }) => (
                      <div key={`${field} ${code}`}>
                        {lookUp('importField', field)}: {fieldProblemText({ code })}
                      </div>
                    ))}
                    {row.flags.map((flag) => (
                      <div key={`${flag.kind} ${flag.label}`}>
                        {lookUp('importFlag', flag.kind)}: {flag.label}
                      </div>
                    ))}
                  </TableCell>
                  {columns.map((column) => (
                    <TableCell key={column}>{row.values[column] ?? ''}</TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {query.hasNextPage ? (
        <Box sx={{ p: 1.5, textAlign: 'center' }}>
          <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('inbox.more')}
          </Button>
        </Box>
      ) : null}
    </Section>
  );
}
