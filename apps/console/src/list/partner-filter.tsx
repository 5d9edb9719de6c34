import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { partnerQuery } from '../partner/partner-query.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { searchPartners } from '../parts/searches.ts';

/** Picks one of many partners by typing; the address keeps its id, and its name is read from the server. */
export function PartnerFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (id: string | undefined) => void;
}) {
  const { data } = useQuery({ ...partnerQuery(value), enabled: value !== '' });
  return (
    <Box sx={{ flex: { xs: '1 1 100%', sm: '0 0 200px' } }}>
      <ChoiceField
        label={label}
        value={value === '' ? null : { id: value, label: data?.name ?? '…' }}
        onChange={(choice) => onChange(choice?.id)}
        searchKey="partners"
        search={searchPartners}
      />
    </Box>
  );
}
