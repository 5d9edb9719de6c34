import { and, eq } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { prospects } from '@countersign/db/schema/prospect';
import { type Instant, millisecondsPerDay, millisecondsPerHour } from '@countersign/domain/time/instant';
import { updateProgramPage } from '../application/update-page.ts';
import { beginApplication } from '../apply/begin-application.ts';
import { findActiveForm } from '../apply/find-page.internal.ts';
import { createPublicLink } from '../apply/public-link.ts';
import { submitApplication } from '../apply/submit.ts';
import { type PastAct, restoreCase } from '../case/restore.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { findProfile } from '../directory/profile.internal.ts';
import { proposeDirectoryProfile } from '../directory/propose.ts';
import { reviewDirectoryProfile } from '../directory/review.ts';
import { updateDirectoryPage } from '../directory/update-page.ts';
import { convertProspect } from '../prospect/convert.ts';
import { createProspect } from '../prospect/create.ts';
import { inviteProspect } from '../prospect/invite.ts';
import { moveProspect } from '../prospect/move.ts';
import { scanInvitations } from '../prospect/scan-invitations.ts';
import { read } from '../transact.ts';
import type { MemberActor } from './people.internal.ts';
import {
  type DemoApplicant,
  type DemoCompany,
  type DemoOutcome,
  type DemoProspect,
  demoApplicants,
  demoProfiles,
  demoProspects,
} from './recruitment-cast.ts';
import type { StagedPartner } from './stage.internal.ts';
import { workingTime } from './working-time.ts';

export interface Recruitment {
  readonly now: Instant;
  readonly programId: string;
  readonly partners: readonly StagedPartner[];
  readonly admin: MemberActor;
  readonly manager: MemberActor;
  readonly as: (actor: Actor, at: Instant) => ServiceContext;
}

const noInput = { params: {}, query: {}, body: undefined, ifMatch: undefined } as const;
const nobody: Actor = { kind: 'nobody' };
const slug = 'halden-channel';

/**
 * Who is wanted as a partner and who has asked to be one, in every stage, each at its time; and the open pages where
 * strangers apply and look partners up. What an interrupted run has told already is left as it stands.
 */
export async function seedRecruitment(given: Recruitment): Promise<void> {
  const { admin, as, now, programId } = given;
  const opened = as(admin, now - 60 * millisecondsPerDay);
  await updateProgramPage(opened, { ...noInput, params: { id: programId }, body: { slug, isOpen: true } });
  await updateDirectoryPage(opened, { ...noInput, params: { programId }, body: { isOpen: true, scope: 'opted_in' } });
  for (const [place, profile] of demoProfiles.entries()) await showPartner(given, profile, place);
  for (const prospect of demoProspects) await tellProspect(given, prospect);
  for (const applicant of demoApplicants) await tellApplicant(given, applicant);
}

async function showPartner(
  { as, manager, now, partners, programId }: Recruitment,
  { isPublished, description, competences, countries }: (typeof demoProfiles)[number],
  place: number,
): Promise<void> {
  const partner = partners.filter((one) => one.programId === programId)[place];
  if (!partner) throw new Error('the demo has too few partners for its directory');
  const proposedAt = now - (20 - place) * millisecondsPerDay;
  const owner = as(partner.owner, proposedAt);
  if (await read(owner, (tx) => findProfile(owner, tx, partner.id))) return;
  const { revision } = await proposeDirectoryProfile(owner, {
    ...noInput,
    body: {
      description,
      competences: [...competences],
      countries: [...countries],
      languages: ['en'],
      website: null,
      logoFileId: null,
    },
  });
  if (!isPublished) return;
  await reviewDirectoryProfile(as(manager, Math.min(workingTime(proposedAt + millisecondsPerDay), now)), {
    ...noInput,
    params: { partnerId: partner.id },
    ifMatch: revision,
    body: { outcome: 'publish' },
  });
}

async function tellProspect(given: Recruitment, prospect: DemoProspect): Promise<void> {
  const { as, manager, now, programId } = given;
  const { course, name, label, country, contact, fit, source, nextStep, registrationNumber } = prospect;
  const asked = now - course.daysAgo * millisecondsPerDay;
  // A weekend's morning after is not to lie ahead of us.
  const last = Math.min(workingTime(asked), now - millisecondsPerHour);
  const byManager = (at: Instant) => as(manager, at);
  const [known] = await read(byManager(now), (tx) =>
    tx
      .select({ id: prospects.id })
      .from(prospects)
      .where(and(eq(prospects.tenantId, byManager(now).tenantId), eq(prospects.name, name))),
  );
  if (known) return;
  const { id } = await createProspect(byManager(last - 3 * millisecondsPerDay), {
    ...noInput,
    body: {
      programId,
      source,
      partnerType: 'reseller',
      name,
      country,
      website: `https://www.${label}.example`,
      contactName: contact,
      contactEmail: `hello@${label}.example`,
      ownerMemberId: manager.id,
      fit: { ...fit },
      isKnownAnother: false,
      ...(nextStep === undefined ? {} : { nextStep }),
      ...(registrationNumber === undefined ? {} : { registrationNumber }),
    },
  });
  const about = { ...noInput, params: { id } } as const;
  switch (course.kind) {
    case 'identified':
      return;
    case 'invited':
      await inviteProspect(byManager(last), { ...about, body: {} });
      return;
    case 'lapsed':
      await inviteProspect(byManager(last), { ...about, body: {} });
      await scanInvitations(as({ kind: 'system', name: 'demo' }, last + 31 * millisecondsPerDay));
      return;
    case 'dismissed':
      await moveProspect(byManager(last), { ...about, body: { status: 'dismissed', text: 'No network business.' } });
      return;
    case 'draft':
      await convertProspect(byManager(last), about);
      return;
    case 'applied': {
      const { applicationId } = await convertProspect(byManager(last - 2 * millisecondsPerDay), about);
      if (applicationId === null) throw new Error(`no application was begun for ${name}`);
      await submit(given, { company: prospect, applicationId, at: last, act: null });
      return;
    }
    default:
      return course satisfies never;
  }
}

async function tellApplicant(given: Recruitment, applicant: DemoApplicant): Promise<void> {
  const { as, manager, now, programId } = given;
  const { outcome, name, label, country } = applicant;
  const at = Math.min(workingTime(now - outcome.daysAgo * millisecondsPerDay), now - millisecondsPerHour);
  const system = as({ kind: 'system', name: 'demo' }, at - millisecondsPerDay);
  const begun = await read(system, async (tx) => {
    const [known] = await tx
      .select({ id: applications.id })
      .from(applications)
      .where(and(eq(applications.tenantId, system.tenantId), eq(applications.companyName, name)));
    if (known) return null;
    const { tenantId } = system;
    const { program, form } = await findActiveForm(tx, { tenantId, programId, type: 'reseller' });
    return beginApplication(system, tx, {
      program,
      form,
      email: `hello@${label}.example`,
      locale: 'en',
      country,
      eligibility: {},
      answers: {},
      source: 'direct',
    });
  });
  if (begun === null) return;
  const act = actOf(outcome, manager, workingTime(at + 20 * millisecondsPerHour));
  await submit(given, { company: applicant, applicationId: begun.id, at, act });
}

/** Completes and submits an application that was begun, and tells what people decided, if they have. */
async function submit(
  { as, now }: Recruitment,
  given: {
    readonly company: DemoCompany;
    readonly applicationId: string;
    readonly at: Instant;
    readonly act: PastAct | null;
  },
): Promise<void> {
  const { company, applicationId, at, act } = given;
  const system = as({ kind: 'system', name: 'demo' }, at);
  const one = and(eq(applications.tenantId, system.tenantId), eq(applications.id, applicationId));
  const load = () =>
    read(system, (tx) =>
      tx.select({ revision: applications.revision, caseId: applications.caseId }).from(applications).where(one),
    );
  const { token } = await read(system, (tx) =>
    createPublicLink(system, tx, { kind: 'application', subjectId: applicationId }),
  );
  const [draft] = await load();
  await submitApplication(as(nobody, at), {
    ...noInput,
    body: { token, revision: draft?.revision ?? 0, answers: answersOf(company), consents: ['privacy'] },
  });
  const [submitted] = await load();
  if (!submitted?.caseId) throw new Error(`the application of ${company.name} has no case`);
  let isTold = false;
  await restoreCase(system, {
    caseId: submitted.caseId,
    // Where a rule has it, time passes, and nobody has anything to decide.
    acts: (state) => {
      if (isTold || state.task === null) return null;
      isTold = true;
      return act;
    },
    until: now,
  });
}

function answersOf({ name, label, country, contact, registrationNumber }: DemoCompany): Record<string, string> {
  return {
    companyName: name,
    country,
    website: `https://www.${label}.example`,
    contactName: contact,
    services: 'We plan and install networks for companies of fifty people and more.',
    ...(registrationNumber === undefined ? {} : { registrationNumber }),
  };
}

function actOf(outcome: DemoOutcome, by: MemberActor, at: Instant): PastAct | null {
  const decision = (facts: PastAct['facts'], said: { reason?: string; text?: string; fields?: string[] }): PastAct => ({
    at,
    by: { kind: by.kind, id: by.id, personId: by.personId, name: by.name },
    kind: 'decide',
    facts,
    payload: { authority: 'role', reason: null, text: null, internalNote: null, fields: null, ...said },
  });
  switch (outcome.kind) {
    case 'rejected':
      return decision({ outcome: 'reject', reason: 'no_fit' }, { reason: 'no_fit', text: outcome.text });
    case 'asked':
      return decision(
        { outcome: 'request_changes', fields: [outcome.field] },
        { text: outcome.text, fields: [outcome.field] },
      );
    case 'waiting':
      return null;
    default:
      return outcome satisfies never;
  }
}
