/** Moves the focus into the line that was just added, once it is there. */
export function focusNewest(group: HTMLElement | null, fields: string): void {
  requestAnimationFrame(() => [...(group?.querySelectorAll<HTMLElement>(fields) ?? [])].at(-1)?.focus());
}
