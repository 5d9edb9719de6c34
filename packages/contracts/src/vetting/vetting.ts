import { gateEffects } from '@countersign/domain/gate/gate';
import { riskFactors, riskLevels } from '@countersign/domain/risk/risk';
import { blockingReportStatuses } from '@countersign/domain/vetting/blocking-report';
import { vettingDepths } from '@countersign/domain/vetting/depth';
import {
  askedParts,
  conditionKinds,
  partnerStates,
  vettingOccasions,
  vettingStatuses,
} from '@countersign/domain/vetting/vetting';
import { z } from 'zod';
import { check } from '../check/check.ts';
import { partnerHold } from '../hold/operations.ts';
import { civilDate, id, instant, line, paragraph, personRef } from '../shared/fields.ts';
import { vettingStatement } from './statement.ts';

/** A rule of law that acts, with where it stands. */
export const actedGate = z.object({
  id: z.string(),
  effect: z.enum(gateEffects),
  jurisdictions: z.array(z.string()),
  source: z.string(),
  /** Whether the source itself was read; counsel confirms in either case. */
  isVerified: z.boolean(),
  /** The day for which it was looked up. */
  on: civilDate,
});

export const vettingSummary = z.object({
  id,
  number: z.string(),
  partner: personRef,
  program: personRef,
  occasion: z.enum(vettingOccasions),
  depth: z.enum(vettingDepths),
  status: z.enum(vettingStatuses),
  riskLevel: z.enum(riskLevels).nullable(),
  riskScore: z.int().nullable(),
  /** Checks without a result, or whose result is that nobody could tell. */
  openChecks: z.int(),
  caseId: id.nullable(),
  reviewDueOn: civilDate.nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
});
export type VettingSummary = z.output<typeof vettingSummary>;

/** Percentages are exact, cut after four places. */
const percent = z.string();
const chain = z.object({ names: z.array(z.string()), percent });

export const ownerShares = z.object({
  /** False where companies that own each other in a circle belong to nobody outside it. */
  isKnown: z.boolean(),
  /** How much of the partner nobody was named for. */
  unaccounted: percent,
  owners: z.array(
    z.object({
      partyId: z.string(),
      name: z.string(),
      /** Multiplied through every layer, all chains added up. */
      percent,
      isBeneficialOwner: z.boolean(),
      paths: z.array(chain),
      /** What circles add beyond the paths shown. */
      throughLoops: percent,
      /** For sanctions: chains held at 50 % or more count in full, others not at all. */
      sanctionsPercent: percent,
      isSanctionsOwner: z.boolean(),
      sanctionsPaths: z.array(chain),
    }),
  ),
});

export const vettingCondition = z.object({
  kind: z.enum(conditionKinds),
  text: paragraph(500),
  until: civilDate.nullable(),
});

export const vetting = vettingSummary.extend({
  revision: z.int(),
  asked: z.array(z.enum(askedParts)),
  askedText: z.string().nullable(),
  askedUntil: instant.nullable(),
  statement: vettingStatement.nullable(),
  statedBy: z.string().nullable(),
  statedAt: instant.nullable(),
  checks: z.array(check),
  ownership: ownerShares.nullable(),
  risk: z
    .object({
      score: z.int(),
      level: z.enum(riskLevels),
      factors: z.array(z.object({ factor: z.enum(riskFactors), weight: z.int(), from: z.string() })),
    })
    .nullable(),
  gates: z.array(actedGate),
  conditions: z.array(
    vettingCondition.extend({
      /** When it was there; null as long as it is open. */
      metAt: instant.nullable(),
      metNote: z.string().nullable(),
    }),
  ),
  holds: z.array(partnerHold),
  report: z.object({ number: z.string(), status: z.enum(blockingReportStatuses), caseId: id }).nullable(),
  /** Whether checks and conditions may still be changed. */
  isOpen: z.boolean(),
});
export type Vetting = z.output<typeof vetting>;

/** All that a partner's people are told: what they are asked for, that it is looked at, or that it is done. */
export const ownVetting = z.object({
  id,
  program: personRef,
  state: z.enum(partnerStates),
  asked: z.array(z.enum(askedParts)),
  text: line(2000).nullable(),
  until: instant.nullable(),
  revision: z.int(),
  /** What was stated last, to be corrected or completed. */
  statement: vettingStatement.nullable(),
});
export type OwnVetting = z.output<typeof ownVetting>;
