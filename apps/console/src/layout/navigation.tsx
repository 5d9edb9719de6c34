import type { OperationId } from '@countersign/contracts/operation/registry';
import type { SvgIconComponent } from '@mui/icons-material';
import PolicyOutlined from '@mui/icons-material/AltRouteOutlined';
import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import SpaceDashboardOutlined from '@mui/icons-material/SpaceDashboardOutlined';
import StorefrontOutlined from '@mui/icons-material/StorefrontOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { useMay } from '../auth/session.tsx';
import type { TextKey } from '../text/text-key.ts';

export interface Destination {
  to: string;
  label: TextKey;
  icon: SvgIconComponent;
  needs?: OperationId;
  group: 'work' | 'partners' | 'records' | 'company';
}

const destinations: readonly Destination[] = [
  { to: '/', label: 'nav.home', icon: SpaceDashboardOutlined, group: 'work' },
  { to: '/inbox', label: 'nav.inbox', icon: InboxOutlined, needs: 'task.list', group: 'work' },
  {
    to: '/deal-registrations',
    label: 'nav.deals',
    icon: HandshakeOutlined,
    needs: 'deal-registration.list',
    group: 'work',
  },
  { to: '/partners', label: 'nav.partners', icon: StorefrontOutlined, needs: 'partner.list', group: 'partners' },
  { to: '/accounts', label: 'nav.accounts', icon: BusinessOutlined, needs: 'account.list', group: 'partners' },
  { to: '/imports', label: 'nav.imports', icon: UploadFileOutlined, needs: 'import.list', group: 'partners' },
  { to: '/messages', label: 'nav.outbox', icon: OutboxOutlined, needs: 'message.list', group: 'records' },
  { to: '/audit', label: 'nav.audit', icon: FactCheckOutlined, needs: 'audit.list', group: 'records' },
  { to: '/policies', label: 'nav.policies', icon: PolicyOutlined, needs: 'policy.list', group: 'company' },
  { to: '/members', label: 'nav.members', icon: GroupOutlined, needs: 'member.list', group: 'company' },
  { to: '/settings', label: 'nav.settings', icon: SettingsOutlined, needs: 'tenant.get', group: 'company' },
];

/** The places the signed-in person may go to. */
export function useDestinations(): readonly Destination[] {
  const may = useMay();
  return destinations.filter(({ needs }) => needs === undefined || may(needs));
}
