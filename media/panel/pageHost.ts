import type { Outgoing } from '../../src/protocol/envelope';
import type { ToPanel } from '../../src/protocol/toPanel';

/** What the page needs of the world around it: VS Code, or a test. */
export interface PageHost {
  post(message: unknown): void;
  onMessage(hear: (message: Outgoing<ToPanel>) => void): void;
  getState(): unknown;
  setState(state: unknown): void;
}

interface VisualStudioCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: () => VisualStudioCodeApi;

/** The webview's real surroundings. May be called once. */
export function connect(): PageHost {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    onMessage: (hear) => {
      window.addEventListener('message', (event: MessageEvent<Outgoing<ToPanel>>) => {
        hear(event.data);
      });
    },
    getState: () => api.getState(),
    setState: (state) => {
      api.setState(state);
    },
  };
}
