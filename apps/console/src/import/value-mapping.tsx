import type { ImportMapping } from '@countersign/contracts/import/operations';
import { accountKinds } from '@countersign/domain/account/account';
import { countries } from '@countersign/domain/country/countries';
import { closedDealStatuses } from '@countersign/domain/deal-registration/deal';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Autocomplete, Box, Button, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { useMemberChoices, useProducts } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

interface Option {
  value: string;
  label: string;
}

/** What values of the file stand for, one by one; guesses are offered and taken only when somebody says so. */
export function ValueMapping({
  job,
  mapping,
  onChange,
}: {
  job: Reply<'import.get'>;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
}) {
  const t = useText();
  const lookUp = useLookedUpText();
  const optionsOf = useValueOptions();
  const groups = Object.entries(job.unmappedValues).filter(([, values]) => values.length > 0);
  if (groups.length === 0) return null;

  const setValue = (field: string, from: string, to: string) => {
    const known = Object.fromEntries(Object.entries(mapping.values[field] ?? {}).filter(([name]) => name !== from));
    onChange({ ...mapping, values: { ...mapping.values, [field]: to === '' ? known : { ...known, [from]: to } } });
  };
  const takeAll = () => {
    const values = { ...mapping.values };
    for (const [field, items] of groups) {
      const guessed = items.flatMap(({ value, suggestion }) =>
        suggestion === null ? [] : [[value, suggestion] as const],
      );
      values[field] = { ...Object.fromEntries(guessed), ...values[field] };
    }
    onChange({ ...mapping, values });
  };

  return (
    <Section title={t('import.valuesTitle')} aside={<Button onClick={takeAll}>{t('import.takeSuggestions')}</Button>}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {t('import.valuesLead')}
      </Typography>
      {groups.map(([field, items]) => {
        const options = optionsOf(field);
        return (
          <Box key={field} sx={{ '& + &': { mt: 2 } }}>
            <Typography variant="h3">{lookUp('importField', field)}</Typography>
            {items.map(({ value, rows, suggestion }) => {
              const chosen = mapping.values[field]?.[value] ?? '';
              return (
                <Box
                  key={value}
                  sx={{
                    display: 'grid',
                    gap: 1,
                    gridTemplateColumns: { xs: '1fr', sm: '240px minmax(0, 1fr) auto' },
                    alignItems: 'center',
                    py: 0.5,
                  }}
                >
                  <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                    {t('import.valueRows', { value, count: rows })}
                  </Typography>
                  <Autocomplete
                    freeSolo={options.length === 0}
                    options={options}
                    getOptionLabel={(option) => (typeof option === 'string' ? option : option.label)}
                    value={
                      options.find((option) => option.value === chosen || option.label === chosen) ??
                      (chosen === '' ? null : { value: chosen, label: chosen })
                    }
                    isOptionEqualToValue={(option, other) => valueOf(option) === valueOf(other)}
                    onChange={(_event, option) => setValue(field, value, option === null ? '' : valueOf(option))}
                    openText={t('choice.open')}
                    closeText={t('action.close')}
                    clearText={t('choice.clear')}
                    noOptionsText={t('choice.none')}
                    renderInput={(params) => <TextField {...params} label={t('import.means', { value })} />}
                  />
                  {suggestion === null || chosen !== '' ? (
                    <span />
                  ) : (
                    <Button onClick={() => setValue(field, value, suggestion)}>
                      {t('import.take', { suggestion })}
                    </Button>
                  )}
                </Box>
              );
            })}
          </Box>
        );
      })}
    </Section>
  );
}

function valueOf(option: Option | string): string {
  return typeof option === 'string' ? option : option.value;
}

function useValueOptions(): (field: string) => Option[] {
  const t = useText();
  const format = useFormat();
  const products = useProducts();
  const members = useMemberChoices();
  const { data: partners = [] } = useQuery({
    queryKey: ['partners', 'choices'],
    queryFn: ({ signal }) => call('partner.list', { query: { limit: 200, status: 'active' }, signal }),
    select: (page) => page.items.map(({ id, name }) => ({ value: id, label: name })),
  });
  const asOptions = (items: readonly { id: string; label: string }[]) =>
    items.map(({ id, label }) => ({ value: id, label }));
  return (field) => {
    switch (field) {
      case 'product':
        return asOptions(products);
      case 'partner':
        return partners;
      case 'salesOwner':
        return asOptions(members);
      case 'customerCountry':
      case 'country':
        return countries.map((code) => ({ value: code, label: format.country(code) }));
      case 'status':
        return [
          { value: 'open', label: t('import.statusOpen') },
          ...closedDealStatuses.map((status) => ({ value: status, label: t(`dealStatus.${status}`) })),
        ];
      case 'kind':
        return accountKinds.map((kind) => ({ value: kind, label: t(`accountKind.${kind}`) }));
      default:
        return [];
    }
  };
}
