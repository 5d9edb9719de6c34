import type { OperationId } from '@countersign/contracts/operation/registry';
import type { SvgIconComponent } from '@mui/icons-material';
import BankOutlined from '@mui/icons-material/AccountBalanceOutlined';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import AdsClickOutlined from '@mui/icons-material/AdsClickOutlined';
import PolicyOutlined from '@mui/icons-material/AltRouteOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import BoltOutlined from '@mui/icons-material/BoltOutlined';
import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import CalculateOutlined from '@mui/icons-material/CalculateOutlined';
import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import CallMadeOutlined from '@mui/icons-material/CallMadeOutlined';
import ChecklistOutlined from '@mui/icons-material/ChecklistOutlined';
import ContactPageOutlined from '@mui/icons-material/ContactPageOutlined';
import CreditCardOutlined from '@mui/icons-material/CreditCardOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import EventRepeatOutlined from '@mui/icons-material/EventRepeatOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import PersonSearchOutlined from '@mui/icons-material/PersonSearchOutlined';
import PrivacyTipOutlined from '@mui/icons-material/PrivacyTipOutlined';
import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import SchoolOutlined from '@mui/icons-material/SchoolOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import SpaceDashboardOutlined from '@mui/icons-material/SpaceDashboardOutlined';
import StairsOutlined from '@mui/icons-material/StairsOutlined';
import StorefrontOutlined from '@mui/icons-material/StorefrontOutlined';
import TravelExploreOutlined from '@mui/icons-material/TravelExploreOutlined';
import TrendingUpOutlined from '@mui/icons-material/TrendingUpOutlined';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import { useMay } from '../auth/session.tsx';
import type { TextKey } from '../text/text-key.ts';

export interface Destination {
  to: string;
  label: TextKey;
  icon: SvgIconComponent;
  needs?: OperationId;
  group: 'work' | 'partners' | 'money' | 'records' | 'company';
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
  { to: '/directory', label: 'nav.directory', icon: ContactPageOutlined, needs: 'directory.list', group: 'partners' },
  {
    to: '/onboardings',
    label: 'nav.onboardings',
    icon: ChecklistOutlined,
    needs: 'onboarding.list',
    group: 'partners',
  },
  { to: '/agreements', label: 'nav.agreements', icon: DescriptionOutlined, needs: 'agreement.list', group: 'partners' },
  { to: '/vettings', label: 'nav.vettings', icon: VerifiedUserOutlined, needs: 'vetting.list', group: 'partners' },
  { to: '/licences', label: 'nav.licences', icon: BadgeOutlined, needs: 'licence.list', group: 'partners' },
  { to: '/holds', label: 'nav.holds', icon: PauseCircleOutlined, needs: 'hold.list', group: 'partners' },
  { to: '/watch', label: 'nav.watch', icon: EventRepeatOutlined, needs: 'watch.days', group: 'partners' },
  { to: '/rules', label: 'nav.rules', icon: GavelOutlined, needs: 'rule-setting.list', group: 'partners' },
  {
    to: '/screening/matches',
    label: 'nav.screeningMatches',
    icon: PersonSearchOutlined,
    needs: 'screening.matches',
    group: 'partners',
  },
  {
    to: '/screening/lists',
    label: 'nav.screeningLists',
    icon: ListAltOutlined,
    needs: 'screening.lists',
    group: 'partners',
  },
  { to: '/sagas', label: 'nav.sagas', icon: AccountTreeOutlined, needs: 'saga.list', group: 'partners' },
  { to: '/activation', label: 'nav.activation', icon: TrendingUpOutlined, needs: 'activation.list', group: 'partners' },
  { to: '/courses', label: 'nav.courses', icon: SchoolOutlined, needs: 'training.list', group: 'partners' },
  { to: '/prospects', label: 'nav.prospects', icon: TravelExploreOutlined, needs: 'prospect.list', group: 'partners' },
  {
    to: '/applications',
    label: 'nav.applications',
    icon: HowToRegOutlined,
    needs: 'application.list',
    group: 'partners',
  },
  { to: '/tier-changes', label: 'nav.tierChanges', icon: StairsOutlined, needs: 'tier-change.list', group: 'partners' },
  { to: '/exits', label: 'nav.exits', icon: LogoutOutlined, needs: 'exit.list', group: 'partners' },
  { to: '/accounts', label: 'nav.accounts', icon: BusinessOutlined, needs: 'account.list', group: 'partners' },
  {
    to: '/end-customers',
    label: 'nav.endCustomers',
    icon: PersonSearchOutlined,
    needs: 'end-customer.list',
    group: 'partners',
  },
  { to: '/touches', label: 'nav.touches', icon: AdsClickOutlined, needs: 'touch.list', group: 'partners' },
  { to: '/imports', label: 'nav.imports', icon: UploadFileOutlined, needs: 'import.list', group: 'partners' },
  { to: '/periods', label: 'nav.periods', icon: CalendarMonthOutlined, needs: 'period.list', group: 'money' },
  { to: '/payout-runs', label: 'nav.payoutRuns', icon: PaymentsOutlined, needs: 'payout-run.list', group: 'money' },
  { to: '/payouts', label: 'nav.payouts', icon: CallMadeOutlined, needs: 'payout.list', group: 'money' },
  {
    to: '/payment-methods',
    label: 'nav.paymentMethods',
    icon: CreditCardOutlined,
    needs: 'payment-method.list',
    group: 'money',
  },
  { to: '/tax-forms', label: 'nav.taxForms', icon: ReceiptLongOutlined, needs: 'tax-form.list', group: 'money' },
  { to: '/bank-entries', label: 'nav.bankEntries', icon: BankOutlined, needs: 'bank-entry.list', group: 'money' },
  { to: '/plans', label: 'nav.plans', icon: CalculateOutlined, needs: 'plan.list', group: 'money' },
  { to: '/adjustments', label: 'nav.adjustments', icon: TuneOutlined, needs: 'adjustment.list', group: 'money' },
  { to: '/events', label: 'nav.events', icon: BoltOutlined, needs: 'event.list', group: 'money' },
  { to: '/ledger', label: 'nav.ledger', icon: MenuBookOutlined, needs: 'ledger.trial-balance', group: 'money' },
  { to: '/messages', label: 'nav.outbox', icon: OutboxOutlined, needs: 'message.list', group: 'records' },
  { to: '/audit', label: 'nav.audit', icon: FactCheckOutlined, needs: 'audit.list', group: 'records' },
  {
    to: '/data-requests',
    label: 'nav.dataRequests',
    icon: PrivacyTipOutlined,
    needs: 'data-request.list',
    group: 'records',
  },
  { to: '/policies', label: 'nav.policies', icon: PolicyOutlined, needs: 'policy.list', group: 'company' },
  { to: '/members', label: 'nav.members', icon: GroupOutlined, needs: 'member.list', group: 'company' },
  { to: '/settings', label: 'nav.settings', icon: SettingsOutlined, needs: 'tenant.get', group: 'company' },
];

/** The places the signed-in person may go to. */
export function useDestinations(): readonly Destination[] {
  const may = useMay();
  return destinations.filter(({ needs }) => needs === undefined || may(needs));
}
