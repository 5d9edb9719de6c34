import {
  standInCrm,
  standInMailingList,
  standInTradingPlatform,
} from '@countersign/integration-stand-in-systems/adapter';
import type { Crm } from '@countersign/ports/crm/port';
import type { MailingList } from '@countersign/ports/mailing-list/port';
import type { TradingPlatform } from '@countersign/ports/trading-platform/port';

export interface OutsideSystems {
  readonly crm: Crm | null;
  readonly tradingPlatform: TradingPlatform | null;
  readonly mailingList: MailingList | null;
}

/** Systems in which partners are set up; one that is off is not there, and no program can ask for it. */
export function outsideSystemsOf(configuration: {
  readonly CRM: string;
  readonly TRADING_PLATFORM: string;
  readonly MAILING_LIST: string;
}): OutsideSystems {
  const { CRM: crm, TRADING_PLATFORM: tradingPlatform, MAILING_LIST: mailingList } = configuration;
  return {
    crm: crm === 'off' ? null : standInCrm(crm),
    tradingPlatform: tradingPlatform === 'off' ? null : standInTradingPlatform(tradingPlatform),
    mailingList: mailingList === 'off' ? null : standInMailingList(mailingList),
  };
}
