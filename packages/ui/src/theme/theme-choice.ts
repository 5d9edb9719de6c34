export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = 'countersign.theme';

export function storedTheme(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return themeChoices.find((choice) => choice === stored) ?? 'system';
}

/** Kept on this device; `system` leaves the choice to the browser. */
export function applyTheme(choice: ThemeChoice, root: HTMLElement): void {
  if (choice === 'system') {
    localStorage.removeItem(storageKey);
    delete root.dataset['theme'];
  } else {
    localStorage.setItem(storageKey, choice);
    root.dataset['theme'] = choice;
  }
}
