import type { SagaKind } from '@countersign/domain/saga/saga';
import { exitSaga } from '../exit/saga.ts';
import { provisioningSaga } from '../provisioning/saga.ts';
import type { SagaDefinition, StepDefinition } from './definition.ts';

/** What is carried out under which kind; a new kind is a line here. */
const definitions: readonly SagaDefinition[] = [provisioningSaga, exitSaga];

/** A kind that nothing is registered for is a defect: nobody could have started it. */
export function definitionOf(kind: SagaKind): SagaDefinition {
  const found = definitions.find((definition) => definition.kind === kind);
  if (!found) throw new Error(`no steps are registered for sagas of the kind ${kind}`);
  return found;
}

export function stepDefinitionOf(kind: SagaKind, key: string): StepDefinition {
  const found = definitionOf(kind).steps.find((step) => step.key === key);
  if (!found) throw new Error(`${kind} has no step ${key}`);
  return found;
}
