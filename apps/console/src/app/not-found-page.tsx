import { Button } from '@mui/material';
import { Link } from 'react-router';
import { Page } from '../parts/page.tsx';
import { EmptyState } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';

export function NotFoundPage() {
  const t = useText();
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        title={t('notFound.lead')}
        text={t('notFound.text')}
        action={
          <Button component={Link} to="/" variant="outlined">
            {t('notFound.home')}
          </Button>
        }
      />
    </Page>
  );
}
