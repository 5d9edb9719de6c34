/** Where a file's bytes are kept: by their digest, so the same content of a tenant is stored once. */
export function fileKey(of: { readonly tenantId: string; readonly sha256: string }): string {
  return `${of.tenantId}/${of.sha256.slice(0, 2)}/${of.sha256}`;
}
