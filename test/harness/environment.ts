/**
 * What a VS Code under test inherits: nothing of the person's key, proxy, debugger or surrounding VS Code, so that
 * a run is the same on every machine and can reach no paid service unless it is given a key on purpose.
 */
const foreign =
  /^(SEGMIND_API_KEY|(HTTPS?|ALL|NO)_PROXY|NODE_OPTIONS|NODE_PATH|VSCODE_.*|ELECTRON_.*|npm_.*)$/i;

export type Environment = Readonly<Record<string, string>>;

export function cleanEnvironment(additions: Environment = {}, source: NodeJS.ProcessEnv = process.env) {
  const kept = Object.entries(source).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), ...additions };
}
