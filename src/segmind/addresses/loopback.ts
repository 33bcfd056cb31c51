/** This very machine, by a name or address that cannot mean another: `localhost`, 127.0.0.0/8, `[::1]`. */
export function isLoopback(url: URL): boolean {
  return (
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname)
  );
}
