/** The origins whose pages may write with a session: portal and console; on this machine also by its address. */
export function trustedOrigins(urls: { readonly portal: string; readonly console: string }): readonly string[] {
  const origins = [urls.portal, urls.console].flatMap((url) => {
    const { origin, hostname, port, protocol } = new URL(url);
    return hostname === 'localhost' ? [origin, `${protocol}//127.0.0.1${port === '' ? '' : `:${port}`}`] : [origin];
  });
  return [...new Set(origins)];
}
