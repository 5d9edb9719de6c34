import { Box, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { type Choice, ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { searchPartners } from '../parts/searches.ts';
import { useText } from '../text/use-text.ts';

/** Has a partner set up in one of its programs by hand, and leads to what is done. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const [partner, setPartner] = useState<Choice | null>(null);
  const [enrollmentId, setEnrollmentId] = useState('');
  const { data } = useQuery({
    queryKey: ['enrollments', 'of', partner?.id],
    queryFn: ({ signal }) => call('enrollment.list', { query: { partnerId: partner?.id ?? '', limit: 100 }, signal }),
    enabled: partner !== null,
  });
  const active = data?.items.filter(({ status }) => status === 'active') ?? [];
  return (
    <FormDialog
      title={t('provisioning.startTitle')}
      submitLabel={t('provisioning.start')}
      isComplete={enrollmentId !== ''}
      isChanged={partner !== null}
      onSubmit={async () => {
        const { id } = await call('provisioning.start', { body: { enrollmentId } });
        await navigate(`/sagas/${id}`);
      }}
      onClose={onClose}
    >
      <span>{t('provisioning.startText')}</span>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <ChoiceField
          label={t('field.partner')}
          value={partner}
          onChange={(choice) => {
            setPartner(choice);
            setEnrollmentId('');
          }}
          searchKey="partners"
          search={searchPartners}
        />
        <TextField
          select
          label={t('field.program')}
          value={enrollmentId}
          disabled={active.length === 0}
          helperText={data !== undefined && active.length === 0 ? t('provisioning.noProgram') : undefined}
          onChange={(event) => setEnrollmentId(event.target.value)}
        >
          {active.map(({ id, programName }) => (
            <MenuItem key={id} value={id}>
              {programName}
            </MenuItem>
          ))}
        </TextField>
      </Box>
    </FormDialog>
  );
}
