import * as vscode from 'vscode';
import type { Disposable } from '../../core/disposable';
import { DisposableStore } from '../../core/disposable';
import { once } from '../../core/late/once';
import type { AgentToolServices } from './agentTools';
import { toolNames } from './toolNames';

/** Registers the tools; what they do is loaded when a model calls the first one. */
export function registerAgentTools(services: () => Promise<AgentToolServices>): Disposable {
  const store = new DisposableStore();
  const tools = once(async () => {
    const { createAgentTools } = await import('./agentTools');
    return createAgentTools(await services());
  });
  for (const name of toolNames) {
    store.add(
      vscode.lm.registerTool<unknown>(name, {
        prepareInvocation: async ({ input }) => (await tools())[name].prepare(input),
        invoke: async ({ input }, token) => (await tools())[name].invoke(input, token),
      }),
    );
  }
  return store;
}
