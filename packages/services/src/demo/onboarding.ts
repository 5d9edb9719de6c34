import { eq } from '@countersign/db/query';
import { agreements } from '@countersign/db/schema/agreement';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';
import { acceptAgreement } from '../agreement/accept.ts';
import { activateAgreement } from '../agreement/activate.ts';
import { createAgreement } from '../agreement/create.ts';
import { mineAgreements } from '../agreement/mine.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { openOnboardingByHand } from '../onboarding/open.ts';
import { read } from '../transact.ts';
import type { MemberActor } from './people.internal.ts';
import type { StagedPartner } from './stage.internal.ts';

export interface DemoOnboarding {
  readonly now: Instant;
  readonly programId: string;
  readonly partners: readonly StagedPartner[];
  readonly manager: MemberActor;
  readonly director: MemberActor;
  readonly as: (actor: Actor, at: Instant) => ServiceContext;
}

const noInput = { params: {}, query: {}, body: undefined, ifMatch: undefined } as const;
const accepting = 6;

const english = `# 1. What this is about
You recommend and sell our products to your own customers. We protect the deals that you register.

# 2. What you earn
You earn the commission of the plan that is in force when a customer pays us. A payment that is taken back takes its commission back.

# 3. When we pay
Statements are published by the tenth day of a month. We pay what they show within 30 days.

# 4. How it ends
Either side may end this in writing with 30 days of notice. What was earned until then stays yours.`;

const german = `# 1. Worum es geht
Sie empfehlen und verkaufen unsere Produkte an Ihre eigenen Kunden. Wir schützen die Geschäfte, die Sie registrieren.

# 2. Was Sie verdienen
Sie verdienen die Provision des Plans, der gilt, wenn ein Kunde uns bezahlt. Wird eine Zahlung zurückgenommen, gilt das auch für ihre Provision.

# 3. Wann wir zahlen
Abrechnungen erscheinen bis zum zehnten Tag eines Monats. Was sie ausweisen, zahlen wir innerhalb von 30 Tagen.

# 4. Wie es endet
Beide Seiten können dies schriftlich mit einer Frist von 30 Tagen beenden. Was bis dahin verdient ist, bleibt Ihres.`;

/** Terms in force that some partners have accepted and the others are asked to, and two onboardings under way. */
export async function seedOnboarding({
  now,
  programId,
  partners,
  manager,
  director,
  as,
}: DemoOnboarding): Promise<void> {
  const written = now - 12 * millisecondsPerDay;
  const byManager = as(manager, written);
  const known = await read(byManager, (tx) =>
    tx.select({ id: agreements.id }).from(agreements).where(eq(agreements.tenantId, byManager.tenantId)),
  );
  if (known.length > 0) return;
  const { id } = await createAgreement(byManager, {
    ...noInput,
    body: {
      programId,
      name: 'Partner agreement',
      scope: { partnerType: null, countries: [] },
      draft: {
        texts: [
          { language: 'en', title: 'Partner agreement', body: english },
          { language: 'de', title: 'Partnervertrag', body: german },
        ],
        noticeDays: 45,
        onSilence: 'hold',
        summary: 'Statements now appear by the tenth day of a month.',
      },
    },
  });
  await activateAgreement(as(director, now - 10 * millisecondsPerDay), { ...noInput, params: { id } });
  const ofProgram = partners.filter((partner) => partner.programId === programId);
  for (const [place, partner] of ofProgram.slice(2, 2 + accepting).entries()) {
    const owner = as(partner.owner, now - (9 - place) * millisecondsPerDay);
    const client = {
      address: `192.0.2.${10 + place}`,
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0',
    };
    const { items } = await mineAgreements(owner, { ...noInput, query: {} });
    const [asked] = items;
    if (asked?.status !== 'open') continue;
    await acceptAgreement(
      { ...owner, client },
      {
        ...noInput,
        params: { consentId: asked.id },
        body: {
          language: asked.text.language === 'de' ? 'de' : 'en',
          sha256: asked.text.sha256,
          typedName: partner.owner.name,
        },
      },
    );
  }
  for (const [place, partner] of ofProgram.slice(0, 2).entries())
    await openOnboardingByHand(as(manager, now - (4 - 2 * place) * millisecondsPerDay), {
      ...noInput,
      body: { partnerId: partner.id, programId },
    });
}
