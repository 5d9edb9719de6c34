import type { Rail } from '@countersign/domain/payout/payout';
import { createFakeCaseRunner, type FakeCaseRunner } from '@countersign/ports/case-runner/fake';
import type { CrmDetail } from '@countersign/ports/crm/port';
import { createFakeFileStore, type FakeFileStore } from '@countersign/ports/file-store/fake';
import type { SubscriptionDetail } from '@countersign/ports/mailing-list/port';
import { createFakeOutsideAccounts, type FakeOutsideAccounts } from '@countersign/ports/outside-account/fake';
import { createFakePayoutRail, type FakePayoutRail } from '@countersign/ports/payout-rail/fake';
import type { PayoutRail } from '@countersign/ports/payout-rail/port';
import type { TradingDetail } from '@countersign/ports/trading-platform/port';
import { createFakeVatRegister, type FakeVatRegister } from '@countersign/ports/vat-register/fake';
import { createFakeVault } from '@countersign/ports/vault/fake';
import type { Vault } from '@countersign/ports/vault/port';
import { createFakeVirusScanner, type FakeVirusScanner } from '@countersign/ports/virus-scanner/fake';
import { civilDateIn } from '../calendar/zone.ts';
import type { Ids, Log } from '../context.ts';

export interface TestClock {
  /** Epoch milliseconds. */
  now: number;
  /** RFC 3339: `2026-04-02T14:00:00Z`. */
  set(time: string): void;
  advance(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly ms?: number;
  }): void;
}

export function createTestClock(time = '2026-04-02T14:00:00Z'): TestClock {
  const clock: TestClock = {
    now: Date.parse(time),
    set: (next) => {
      const parsed = Date.parse(next);
      if (Number.isNaN(parsed)) throw new Error(`not a time: ${next}`);
      clock.now = parsed;
    },
    advance: ({ days = 0, hours = 0, minutes = 0, ms = 0 }) => {
      clock.now += ((days * 24 + hours) * 60 + minutes) * 60_000 + ms;
    },
  };
  return clock;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** Test files run side by side against one Temporal server, where ids name workflows: each process counts from elsewhere. */
let makers = Math.floor(Math.random() * 2 ** 38);

/** Ids that count up and never meet those of another maker in the same process. */
export function createSequentialIds(): Ids {
  makers += 1;
  const maker = base32(makers, 8);
  let last = 0;
  return {
    next: (prefix) => {
      last += 1;
      return `${prefix}_${maker}${base32(last, 18)}`;
    },
  };
}

function base32(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = `${alphabet[rest % 32]}${text}`;
  return text;
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly facts: object;
  readonly message: string;
}

export function createTestLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (facts: object, message: string) =>
    void lines.push({ level, facts, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export interface FakePorts {
  readonly caseRunner: FakeCaseRunner;
  readonly fileStore: FakeFileStore;
  readonly vault: Vault;
  /** Both rails lead to it. */
  readonly bank: FakePayoutRail;
  readonly payoutRails: Readonly<Record<Rail, PayoutRail>>;
  readonly vatRegister: FakeVatRegister;
  readonly virusScanner: FakeVirusScanner;
  readonly systems: {
    readonly crm: FakeOutsideAccounts<CrmDetail>;
    readonly tradingPlatform: FakeOutsideAccounts<TradingDetail>;
    readonly mailingList: FakeOutsideAccounts<SubscriptionDetail>;
  };
}

export function createFakePorts(now: () => number = () => Date.now()): FakePorts {
  const bank = createFakePayoutRail({ today: () => civilDateIn('UTC', now()) });
  return {
    caseRunner: createFakeCaseRunner(),
    fileStore: createFakeFileStore(),
    vault: createFakeVault(),
    bank,
    payoutRails: { sepa: bank, manual: bank },
    vatRegister: createFakeVatRegister(),
    virusScanner: createFakeVirusScanner(),
    systems: {
      crm: createFakeOutsideAccounts('CRM for tests'),
      tradingPlatform: createFakeOutsideAccounts('trading platform for tests'),
      mailingList: createFakeOutsideAccounts('mailing list for tests'),
    },
  };
}
