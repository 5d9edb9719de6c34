import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

/** A partner's link by its name, which leads to what came by it. */
export function TouchesOfLink({ linkId, name }: { linkId: string; name: string }) {
  const filter = encodeURIComponent(JSON.stringify({ linkId }));
  return (
    <MuiLink component={Link} to={`/touches?filter=${filter}`}>
      {name}
    </MuiLink>
  );
}
