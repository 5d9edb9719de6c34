const storageKey = 'countersign.statements-seen';
const keptMax = 50;

/** Which statements were opened on this device. */
export function seenStatements(): readonly string[] {
  return (localStorage.getItem(storageKey) ?? '').split(' ').filter(Boolean);
}

export function rememberStatement(id: string): void {
  const others = seenStatements().filter((one) => one !== id);
  localStorage.setItem(storageKey, [id, ...others].slice(0, keptMax).join(' '));
}
