import { Box, Button } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

const queryKey = ['join-requests'];

/** People with an address at a partner's own domain who ask to act for it; nothing where nobody asks. */
export function JoinRequests() {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('application.join-requests', { signal }),
  });
  const { mutate, isPending } = useMutation({
    mutationFn: (input: { id: string; outcome: 'approve' | 'refuse' }) =>
      call('application.decide-join', { params: { id: input.id }, body: { outcome: input.outcome } }),
    onSuccess: ({ status }) =>
      notify(t(status === 'approved' ? 'joinRequest.approved' : 'joinRequest.refused'), { type: 'success' }),
    onError: (error) => notify(problemText(error), { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const waiting = data?.items.filter(({ status }) => status === 'waiting') ?? [];
  if (waiting.length === 0) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <Section title={t('joinRequest.title')}>
        <RecordLines>
          {waiting.map((request) => (
            <RecordLine
              key={request.id}
              name={`${request.name} · ${request.partnerName}`}
              about={request.email}
              tags={null}
            >
              {may('application.decide-join') ? (
                <>
                  <Button
                    variant="contained"
                    disabled={isPending}
                    onClick={() => mutate({ id: request.id, outcome: 'approve' })}
                  >
                    {t('joinRequest.approve')}
                  </Button>
                  <Button disabled={isPending} onClick={() => mutate({ id: request.id, outcome: 'refuse' })}>
                    {t('joinRequest.refuse')}
                  </Button>
                </>
              ) : null}
            </RecordLine>
          ))}
        </RecordLines>
      </Section>
    </Box>
  );
}
