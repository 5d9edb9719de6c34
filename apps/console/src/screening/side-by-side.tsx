import type { Match } from '@countersign/contracts/screening/operations';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** What we know beside what the list says, fact by fact. */
export function SideBySide({ match }: { match: Match }) {
  const t = useText();
  const format = useFormat();
  const { facts, entry } = match;
  const [primary, ...others] = entry.names;
  const numbers = (all: Match['facts']['identifiers']) =>
    all.map(({ kind, value }) => `${t(`identifierKind.${kind}`)} ${value}`);
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [t('screening.name'), [facts.name], [primary?.text ?? '']],
    [
      t('screening.otherNames'),
      facts.aliases,
      others.map(({ text, quality }) => (quality === 'weak' ? `${text} (${t('screening.weak')})` : text)),
    ],
    [
      t('screening.kind'),
      [t(`listedKind.${facts.kind === 'person' ? 'person' : 'entity'}`)],
      [t(`listedKind.${entry.kind}`)],
    ],
    [t('screening.born'), facts.bornOn === null ? [] : [facts.bornOn], entry.births.map(birthText)],
    [t('screening.countries'), facts.countries.map(format.country), entry.countries.map(format.country)],
    [t('screening.identifiers'), numbers(facts.identifiers), numbers(entry.identifiers)],
    [t('screening.addresses'), [], entry.addresses],
    [t('screening.programs'), [], entry.programs],
    [t('screening.note'), [], entry.note === null ? [] : [entry.note]],
  ];
  return (
    <Box
      component="table"
      sx={{
        width: '100%',
        borderCollapse: 'collapse',
        tableLayout: 'fixed',
        '& td, & th': cell,
        '& th': { fontWeight: 560 },
      }}
    >
      <thead>
        <tr>
          <Box component="th" scope="col" sx={{ width: { xs: '26%', md: '18%' } }}>
            {t('screening.fact')}
          </Box>
          <th scope="col">{t('screening.subject')}</th>
          <th scope="col">{t('screening.listed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(([, ours, listed]) => ours.length + listed.length > 0)
          .map(([label, ours, listed]) => (
            <tr key={label}>
              <Box component="th" scope="row" sx={{ color: 'text.secondary' }}>
                {label}
              </Box>
              <td>{lines(ours, t('screening.none'))}</td>
              <td>{lines(listed, t('screening.none'))}</td>
            </tr>
          ))}
      </tbody>
    </Box>
  );
}

const cell = {
  textAlign: 'start',
  verticalAlign: 'top',
  py: 0.75,
  pe: 1,
  borderBottom: 1,
  borderColor: 'divider',
  fontSize: '0.8125rem',
  overflowWrap: 'anywhere',
} as const;

function lines(values: readonly string[], none: string): ReactNode {
  if (values.length === 0) return none;
  return values.map((value) => (
    <Typography key={value} variant="body2" component="div" dir="auto" sx={{ fontSize: 'inherit' }}>
      {value}
    </Typography>
  ));
}

function birthText({ first, last }: { first: string; last: string }): string {
  if (first === last) return first;
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  return from === to ? from : `${from}–${to}`;
}
