import type { Endpoint, Host } from './requestLog';

/** Which endpoint a path is, whatever the verb. */
export function endpointOf(host: Host, path: string): Endpoint {
  switch (host) {
    case 'upload':
      return path === '/upload-asset' ? 'upload' : 'other';
    case 'images':
      return /^\/(outputs|uploads)\/[^/]+$/.test(path) ? 'download' : 'other';
    case 'api':
      if (path === '/v1/get-user-credits') return 'credits';
      if (/^\/v2\/requests\/[^/]+\/status$/.test(path)) return 'status';
      if (/^\/v2\/requests\/[^/]+$/.test(path)) return 'result';
      if (/^\/v2\/[^/]+$/.test(path)) return 'submit';
      return /^\/v1\/[^/]+$/.test(path) ? 'sync' : 'other';
  }
}
