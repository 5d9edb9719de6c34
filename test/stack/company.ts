import type { ContactRole, MemberRole } from '@countersign/domain/member/roles';
import type { PolicyDocument } from '@countersign/domain/policy/policy';
import type { Reply } from '@countersign/ui/client/operation-types';
import { until } from '../deals/until.ts';
import type { Person } from './api.ts';
import type { Stack } from './start-stack.ts';

const password = 'stapler-violet-orbit-7';

export const staff = {
  manager: { name: 'Paula Manz', roles: ['partner_manager'] },
  director: { name: 'Dirk Chandler', roles: ['channel_director'] },
  finance: { name: 'Fiona Nance', roles: ['finance_approver'] },
  salesOwner: { name: 'Sonja Alders', roles: ['sales_owner'] },
} as const satisfies Record<string, { name: string; roles: readonly MemberRole[] }>;
export type StaffName = keyof typeof staff;

export interface PartnerPeople {
  readonly partnerId: string;
  readonly owner: Person;
}

export interface Company extends Readonly<Record<StaffName, Person>> {
  readonly admin: Person;
  readonly tenantId: string;
  readonly programId: string;
  readonly calendarId: string;
  readonly policyId: string;
  readonly products: { readonly gtxPro: Reply<'product.create'>; readonly gtk500: Reply<'product.create'> };
  readonly partner: PartnerPeople;
  readonly rival: PartnerPeople;
  inviteMember(given: {
    readonly name: string;
    readonly email?: string;
    readonly roles: readonly MemberRole[];
  }): Promise<Person>;
  inviteContact(given: {
    readonly partnerId: string;
    readonly name: string;
    readonly roles: readonly ContactRole[];
  }): Promise<Person>;
}

export interface CompanyOptions {
  readonly policy?: PolicyDocument;
  /** Over the preset's settings; nobody is held back or drawn by lot unless said here. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** Sets the installation up as a company would: by the set-up page's request, invitations, and passwords of their own. */
export async function foundCompany(stack: Stack, options: CompanyOptions = {}): Promise<Company> {
  const { sql } = stack;
  const administrator = { name: 'Ada Lind', email: 'admin@halden.example', password };
  const { tenantId, programId } = await stack.as(undefined).call('setup.create', {
    body: {
      company: 'Halden Systems',
      administrator,
      program: {
        name: 'Halden Partner Program',
        preset: 'saas',
        currency: 'EUR',
        zone: 'Europe/Berlin',
        holidaySet: 'TARGET',
      },
    },
  });
  const [row] = await sql`select id from members where tenant_id = ${tenantId}`;
  const admin = await stack.signIn({ ...administrator, membershipId: String(row?.['id']) });
  const asAdmin = stack.as(admin);

  const join = async (invited: { id: string; name: string; email: string }): Promise<Person> => {
    const token = await until(`the invitation of ${invited.email}`, async () => {
      const [mail] =
        await sql`select text from messages where recipient = ${invited.email} and kind = 'invitation' order by created_at desc limit 1`;
      return /token=([^\s"&]+)/.exec(String(mail?.['text'] ?? ''))?.[1];
    });
    await stack
      .as(undefined)
      .call('session.accept-invitation', { body: { token: decodeURIComponent(token), password } });
    return stack.signIn({ ...invited, membershipId: invited.id, password });
  };
  const addressOf = (name: string, domain: string) => `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@${domain}`;
  const inviteMember: Company['inviteMember'] = async ({ name, email = addressOf(name, 'halden.example'), roles }) =>
    join(await asAdmin.call('member.invite', { body: { name, email, roles: [...roles] } }));
  const inviteContact: Company['inviteContact'] = async ({ partnerId, name, roles }) =>
    join(
      await asAdmin.call('contact.invite', {
        body: { partnerId, name, email: addressOf(name, 'partner.example'), roles: [...roles] },
      }),
    );
  const enrol = async (name: string, owner: string, managerId: string): Promise<PartnerPeople> => {
    const { id: partnerId } = await asAdmin.call('partner.create', {
      body: { name, type: 'reseller', country: 'DE', programId, managerId },
    });
    return { partnerId, owner: await inviteContact({ partnerId, name: owner, roles: ['owner'] }) };
  };
  const product = (name: string, code: string, amount: string) =>
    asAdmin.call('product.create', { body: { name, code, listPrice: { amount, currency: 'EUR' } } });

  const manager = await inviteMember(staff.manager);
  const [director, finance, salesOwner, partner, rival, gtxPro, gtk500] = await Promise.all([
    inviteMember(staff.director),
    inviteMember(staff.finance),
    inviteMember(staff.salesOwner),
    enrol('Nordlicht Systemhaus', 'Nora Licht', manager.membershipId),
    enrol('Brightwater Partners', 'Bo Water', manager.membershipId),
    product('GTX Pro', 'GTX-PRO', '4821.00'),
    product('GTK 500', 'GTK-500', '26768.00'),
  ]);
  const settings = { sampleShareBp: 0, openLimit: 10_000, dailyLimit: 10_000, ...options.settings };
  await sql`update programs set settings = settings || ${sql.json(settings)} where id = ${programId}`;
  const [policy] = await sql`select id from policies where program_id = ${programId}`;
  const policyId = String(policy?.['id']);
  // Policies cannot be edited yet; deadlines of seconds are written where the preset's are.
  if (options.policy)
    await sql`update policy_versions set document = ${sql.json(options.policy)} where policy_id = ${policyId}`;
  const { calendarId } = await asAdmin.call('program.get', { params: { id: programId } });
  return {
    admin,
    manager,
    director,
    finance,
    salesOwner,
    tenantId,
    programId,
    calendarId,
    policyId,
    products: { gtxPro, gtk500 },
    partner,
    rival,
    inviteMember,
    inviteContact,
  };
}
