/** This very machine, by a name or address that cannot mean another: `localhost`, 127.0.0.0/8, `[::1]`. Nothing is resolved. */
export function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}
