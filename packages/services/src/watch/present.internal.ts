import type { WatchSettingsView } from '@countersign/contracts/watch/operations';
import { watchKinds } from '@countersign/domain/watch/watch';
import type { WatchSettings } from './settings-of.internal.ts';

export function presentWatchSettings({ held, revision }: WatchSettings): WatchSettingsView {
  return { kinds: watchKinds.map((kind) => ({ kind, held: [...held[kind]] })), revision };
}
