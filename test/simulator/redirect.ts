import type { LoggedRequest } from './requestLog';
import type { Origins } from './world';

/** Where a redirect can lead. `elsewhere` is another origin of the simulator that serves the same bytes. */
export const redirectPlaces = [
  'elsewhere',
  'sameOrigin',
  'itself',
  'plainHttp',
  'linkLocal',
  'privateHost',
  'file',
] as const;

export type RedirectPlace = (typeof redirectPlaces)[number];

export function redirectTarget(place: RedirectPlace, request: LoggedRequest, origins: Origins): string {
  switch (place) {
    case 'elsewhere':
      return `${request.host === 'images' ? origins.api : origins.images}/elsewhere${request.path}`;
    case 'sameOrigin':
      return `${request.path}?moved=1`;
    case 'itself':
      return request.path;
    case 'plainHttp':
      return `http://images.example.com${request.path}`;
    case 'linkLocal':
      return 'http://169.254.169.254/latest/meta-data/';
    case 'privateHost':
      return `https://10.0.0.1${request.path}`;
    case 'file':
      return 'file:///etc/hosts';
  }
}
