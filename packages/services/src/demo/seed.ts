import { eq, sql } from '@countersign/db/query';
import { tenants } from '@countersign/db/schema/tenant';
import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { loadProgramClock } from '../calendar/program-clock.ts';
import { rehydrateCases } from '../case/rehydrate.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { ensureFactMonths } from '../database/ensure-fact-months.ts';
import { read } from '../transact.ts';
import { demoCast, demoPassword, demoStaff } from './cast.ts';
import { freeProtection } from './free-protection.ts';
import { seedLearning } from './learning.ts';
import { seedLeaving } from './leaving.ts';
import type { DemoBank } from './money/demo-bank.ts';
import { moneyStaff } from './money/money-staff.ts';
import { seedMoney } from './money/seed-money.ts';
import { seedOnboarding } from './onboarding.ts';
import { planDeals } from './plan-deals.ts';
import { seedProvisioning } from './provisioning.ts';
import { seededRandom } from './random.ts';
import { seedRecruitment } from './recruitment.ts';
import {
  ensureAccount,
  ensurePartner,
  ensureProducts,
  ensurePrograms,
  ensureStaff,
  ensureTenant,
} from './stage.internal.ts';
import { type Staged, writeDeal } from './write-deal.internal.ts';

export interface DemoLogin {
  readonly role: string;
  readonly site: 'console' | 'portal';
  readonly email: string;
  readonly password: string;
}

export interface SeedOptions {
  readonly onProgress: (line: string) => void;
  /** How many registrations are written at a time. */
  readonly lanes: number;
  /** The stand-in bank, where it runs; without one its payouts are made by hand. */
  readonly bank?: DemoBank;
}

/** The tenant is as old as its oldest registration. */
const ageDays = 430;
const printedStaff = 7;
/** Months of facts are made for this one and the next two. */
const factMonthsMs = 60 * millisecondsPerDay;
const noSample = 0.99;

/**
 * Fills the demo tenant: programs, partners, people, accounts and four hundred registrations whose history went through
 * the same rules and projections as everybody's. Filled already, it does nothing; interrupted, it goes on. Its people
 * can sign in from the first second on. Gives the logins to try.
 */
export async function seedDemo(base: ServiceContext, options: SeedOptions): Promise<readonly DemoLogin[]> {
  const now = base.now();
  const cast = demoCast();
  const founded = now - ageDays * millisecondsPerDay;
  const tenantId = await ensureTenant(actingAs(base, '', { kind: 'system', name: 'demo' }, founded));
  const as = (actor: Actor, at: number) => actingAs(base, tenantId, actor, at);
  const system = as({ kind: 'system', name: 'demo' }, founded);
  const logins = loginsOf(cast);
  if (await isFilled(system)) return logins;

  // What happened then is written into the months of then.
  for (let at = founded; at < now; at += factMonthsMs) await ensureFactMonths(base.db, at);
  const staff = await ensureStaff(system);
  const [admin, manager, director] = [staff.members[0], staff.members[1], staff.members[2]];
  if (!admin || !manager || !director) throw new Error('the demo has no staff');
  const byAdmin = as({ ...admin, permissions: permissionsOfMember(['administrator']) }, founded);
  const programIds = await ensurePrograms(byAdmin, as(director, founded + millisecondsPerDay));
  const productIds = await ensureProducts(byAdmin);
  options.onProgress(`${staff.members.length} people, ${programIds.length} programs, ${productIds.length} products`);

  const partners = await inLanes(cast.partners, options.lanes, async (given, index) => {
    const partner = await ensurePartner(as(manager, founded + (index % 20) * 12 * 3_600_000), given, {
      ...staff,
      programIds,
    });
    return { ...partner, program: given.program, name: given.name, email: given.owner.email };
  });
  await inLanes(cast.accounts, options.lanes, async (given, index) => {
    const owner = staff.members[given.owner];
    if (owner) await ensureAccount(as(owner, founded + millisecondsPerDay), given, { index, owner });
  });
  options.onProgress(`${partners.length} partners, ${cast.accounts.length} accounts`);

  await seedMoney({
    now,
    founded,
    programIds,
    partners,
    staff: moneyStaff(staff.members),
    as,
    bank: options.bank ?? null,
    onProgress: options.onProgress,
  });

  const staged: Staged = { now, productIds, partners, members: staff.members, as };
  const clock = await read(system, (tx) => loadProgramClock(tx, { tenantId, programId: programIds[0] ?? '', now }));
  const plans = planDeals(cast, { now, before: clock.before });
  let written = 0;
  const write = async (plan: (typeof plans)[number]) => {
    await writeDeal(staged, plan);
    written += 1;
    if (written % 50 === 0) options.onProgress(`${written} of ${plans.length} registrations`);
  };
  await inLanes(
    plans.filter(({ isRival }) => !isRival),
    options.lanes,
    write,
  );
  for (const plan of plans.filter(({ isRival }) => isRival)) await write(plan);
  await seedOnboarding({ now, programId: programIds[0] ?? '', partners, manager, director, as });
  await seedLearning({ now, programId: programIds[0] ?? '', partners, admin: byAdmin.actor, as });
  await seedProvisioning({ now, programId: programIds[0] ?? '', partners, admin: byAdmin.actor, manager, as });
  await seedRecruitment({ now, programId: programIds[0] ?? '', partners, admin, manager, as });
  await seedLeaving({ now, programId: programIds[0] ?? '', manager, as });
  // Whatever an interrupted run had opened and not told to the end goes on from where it stands.
  await rehydrateCases(as({ kind: 'system', name: 'demo' }, now), { only: 'missing' });
  await freeProtection(staged, plans);
  await read(system, (tx) =>
    tx
      .update(tenants)
      .set({ settings: sql`${tenants.settings} || '{"demo":"filled"}'::jsonb` })
      .where(eq(tenants.tenantId, tenantId)),
  );
  return logins;
}

/** Chance is the same every time, and no registration is drawn for a second look: the plan says who is looked at. */
function actingAs(base: ServiceContext, tenantId: string, actor: Actor, at: number): ServiceContext {
  return { ...base, tenantId, actor, now: () => at, random: () => noSample, idempotency: null };
}

async function isFilled(ctx: ServiceContext): Promise<boolean> {
  const [row] = await read(ctx, (tx) =>
    tx.select({ settings: tenants.settings }).from(tenants).where(eq(tenants.tenantId, ctx.tenantId)),
  );
  return row?.settings['demo'] === 'filled';
}

/** Several at a time; after a failure nothing new is begun, and it is told once the rest has ended. */
async function inLanes<Item, Made>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, index: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length && failures.length === 0; index = next++) {
      const item = items[index];
      if (item === undefined) continue;
      try {
        made[index] = await work(item, index);
      } catch (err) {
        failures.push(err);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
  return made;
}

function loginsOf(cast: ReturnType<typeof demoCast>): DemoLogin[] {
  const staff = demoStaff.slice(0, printedStaff).map(
    ({ email, roles }): DemoLogin => ({
      role: (roles[0] ?? '').replaceAll('_', ' '),
      site: 'console',
      email,
      password: demoPassword,
    }),
  );
  const random = seededRandom(1);
  const owners = [cast.partners[0], cast.partners[random.between(1, 19)]].flatMap((partner) =>
    partner ? [partner] : [],
  );
  return [
    ...staff,
    ...owners.map(
      ({ name, owner }): DemoLogin => ({
        role: `owner of ${name}`,
        site: 'portal',
        email: owner.email,
        password: demoPassword,
      }),
    ),
  ];
}
