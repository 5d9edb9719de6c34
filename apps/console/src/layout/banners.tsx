import { Alert, Button } from '@mui/material';
import { Link } from 'react-router';
import { useMay, useSession } from '../auth/session.tsx';
import { useText } from '../text/use-text.ts';

const targets = { policy_not_reviewed: '/policies', mail_not_configured: '/messages' } as const;
const needs = { policy_not_reviewed: 'policy.list', mail_not_configured: 'message.list' } as const;

/** What an administrator must know wherever they are, each kind once. */
export function Banners() {
  const t = useText();
  const may = useMay();
  const { banners } = useSession();
  const kinds = Map.groupBy(banners, ({ code }) => code);
  return [...kinds].map(([code, found]) => (
    <Alert
      key={code}
      severity={code === 'policy_not_reviewed' ? 'warning' : 'info'}
      variant="standard"
      sx={{ borderRadius: 0, borderBottom: '1px solid', borderColor: 'divider', px: { xs: 2, md: 3 } }}
      action={
        may(needs[code]) ? (
          <Button color="inherit" component={Link} to={targets[code]}>
            {t(`banner.${code}.action`)}
          </Button>
        ) : undefined
      }
    >
      {t(`banner.${code}.text`, { ...found[0]?.facts, count: found.length })}
    </Alert>
  ));
}
