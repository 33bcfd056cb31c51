import type { ErrorShape } from './errorShape';
import type { Origins } from './world';

export interface SimulatorOptions {
  /** Keys that are accepted. Default: `SG_0123456789abcdef`. */
  readonly keys?: readonly string[];
  /** Keys that exist but may not submit: 403. */
  readonly forbiddenKeys?: readonly string[];
  /** Credits at the start. Default 10. */
  readonly credits?: number;
  readonly freeCredits?: number;
  /** The credits endpoint answers 404 "No credits found", as it may for a valid key. */
  readonly noCreditsFound?: boolean;
  /** 1 is real time (default), 20 finishes jobs 20 times faster, 0 stands still until `clock.advance`. */
  readonly speed?: number;
  /** A fixed duration by model slug, ms on the simulator's clock; else the typical time with a seeded spread. */
  readonly durationsMs?: Readonly<Record<string, number>>;
  /** Spread of the durations: sigma of their logarithm. Default 0.2; 0 is always the typical time. */
  readonly spread?: number;
  /** Seeds durations, ids and drawn seeds. Default `simulator`. */
  readonly seed?: string;
  /** Draws at this fraction of the official size, for fast tests. Default 1. */
  readonly scale?: number;
  /** Pads every picture to at least so many bytes (png, jpeg and webp stay valid). */
  readonly padToBytes?: number;
  /** What an edit is encoded as. Default png. */
  readonly editFormat?: 'png' | 'jpeg' | 'webp';
  /** HTTP status of a FAILED request. Default 422, as the model pages say; the SDK's tests have 200. */
  readonly failedStatus?: 422 | 200;
  /** HTTP status of refused parameters. Default 400. */
  readonly refusedStatus?: 400 | 406 | 422 | 500;
  /** Shape of every error body. Default `error`. */
  readonly errorShape?: ErrorShape;
  /** The name that carries the URLs of an upload. Default `file_urls`. */
  readonly uploadAnswer?: 'file_urls' | 'urls';
  /** Whether `image` may be a data URI. Default true. */
  readonly inlineImages?: boolean;
  /** Submits (and v1 calls) a minute and key, on the simulator's clock; beyond it 429. Default unlimited. */
  readonly requestsPerMinute?: number;
  /** Ports for the three hosts; 0 (default) takes any free one. */
  readonly ports?: { readonly api?: number; readonly upload?: number; readonly images?: number };
  /** The origins under which the hosts are known, where something in front of them has other ones. */
  readonly origins?: Origins;
}

export interface Settings extends Required<
  Omit<SimulatorOptions, 'ports' | 'origins' | 'requestsPerMinute'>
> {
  readonly ports: { readonly api: number; readonly upload: number; readonly images: number };
  readonly requestsPerMinute: number;
}

/** The key a simulator takes unless told otherwise. */
export const simulatorKey = 'SG_0123456789abcdef';

export function settingsFrom(options: SimulatorOptions): Settings {
  return {
    keys: options.keys ?? [simulatorKey],
    forbiddenKeys: options.forbiddenKeys ?? [],
    credits: options.credits ?? 10,
    freeCredits: options.freeCredits ?? 0.018,
    noCreditsFound: options.noCreditsFound ?? false,
    speed: options.speed ?? 1,
    durationsMs: options.durationsMs ?? {},
    spread: options.spread ?? 0.2,
    seed: options.seed ?? 'simulator',
    scale: options.scale ?? 1,
    padToBytes: options.padToBytes ?? 0,
    editFormat: options.editFormat ?? 'png',
    failedStatus: options.failedStatus ?? 422,
    refusedStatus: options.refusedStatus ?? 400,
    errorShape: options.errorShape ?? 'error',
    uploadAnswer: options.uploadAnswer ?? 'file_urls',
    inlineImages: options.inlineImages ?? true,
    requestsPerMinute: options.requestsPerMinute ?? Infinity,
    ports: {
      api: options.ports?.api ?? 0,
      upload: options.ports?.upload ?? 0,
      images: options.ports?.images ?? 0,
    },
  };
}
