import { Alert, Box, Button, Paper, Tab, Tabs } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../data/api.ts';
import { When } from '../parts/due.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { MailFrame } from './mail-frame.tsx';
import { MessageStatusTag } from './message-status-tag.tsx';

/** One mail as its reader sees it, and as plain text. */
export default function MessagePage() {
  const t = useText();
  const { messageId = '' } = useParams();
  const [shown, setShown] = useState<'html' | 'text'>('html');
  const {
    data: message,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['messages', 'one', messageId],
    queryFn: ({ signal }) => call('message.get', { params: { id: messageId }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (message === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={message.subject}
      back={{ to: '/messages', label: t('nav.backToMessages') }}
      width="reading"
      actions={
        message.caseId === null ? null : (
          <Button variant="outlined" component={Link} to={`/cases/${message.caseId}`}>
            {t('inbox.openCase')}
          </Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Paper variant="outlined" sx={{ p: 2 }}>
          <Facts
            facts={[
              { label: t('message.to'), value: message.to },
              { label: t('field.status'), value: <MessageStatusTag status={message.status} /> },
              { label: t('message.written'), value: <When at={message.createdAt} /> },
              { label: t('message.sent'), value: message.sentAt === null ? '–' : <When at={message.sentAt} /> },
            ]}
          />
        </Paper>
        {message.lastError === null ? null : (
          <Alert severity="error">{t('message.lastError', { error: message.lastError })}</Alert>
        )}
        <Paper variant="outlined">
          <Tabs
            value={shown}
            onChange={(_event, value: 'html' | 'text') => setShown(value)}
            sx={{ px: 2, borderBottom: '1px solid', borderColor: 'divider' }}
          >
            <Tab value="html" label={t('message.asSeen')} id="mail-tab-html" aria-controls="mail-panel" />
            <Tab value="text" label={t('message.asText')} id="mail-tab-text" aria-controls="mail-panel" />
          </Tabs>
          <Box role="tabpanel" id="mail-panel" aria-labelledby={`mail-tab-${shown}`}>
            {shown === 'html' ? (
              <MailFrame html={message.html} title={message.subject} />
            ) : (
              <Box
                component="pre"
                tabIndex={0}
                sx={{
                  m: 0,
                  p: 2,
                  whiteSpace: 'pre-wrap',
                  fontFamily: 'ui-monospace, monospace',
                  fontSize: '0.8125rem',
                }}
              >
                {message.text}
              </Box>
            )}
          </Box>
        </Paper>
      </Box>
    </Page>
  );
}
