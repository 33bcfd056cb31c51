import * as z from 'zod/mini';
import { errorShapes } from './errorShape';
import { redirectPlaces } from './redirect';
import { endpoints } from './requestLog';
import { resultShapes } from './resultShape';
import { submitShapes } from './submitShape';

const headers = z.optional(z.record(z.string(), z.string()));
const count = z.number().check(z.gte(0));

/** True: the request takes effect first (a job is created, and billed), only its answer is lost. */
const handled = z.optional(z.boolean());

const bodySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('json'), value: z.unknown() }),
  z.object({ type: z.literal('html'), message: z.string() }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('empty') }),
]);

const faultSchema = z.discriminatedUnion('kind', [
  // Answers instead of the real one
  z.object({ kind: z.literal('http'), status: z.number(), body: z.optional(bodySchema), headers, handled }),
  z.object({
    kind: z.literal('error'),
    status: z.number(),
    message: z.string(),
    shape: z.optional(z.enum(errorShapes)),
    headers,
    handled,
  }),
  z.object({
    kind: z.literal('rateLimited'),
    /** Real seconds from now. */
    seconds: z.number(),
    header: z.enum([
      'none',
      'retryAfterSeconds',
      'retryAfterDate',
      'resetIso',
      'resetEpochSeconds',
      'resetEpochMs',
      'resetSeconds',
    ]),
  }),
  z.object({
    kind: z.literal('redirect'),
    to: z.enum(redirectPlaces),
    status: z.optional(z.enum({ r301: 301, r302: 302, r303: 303, r307: 307, r308: 308 })),
  }),
  z.object({ kind: z.literal('redirectTo'), url: z.string() }),

  // The connection
  z.object({ kind: z.literal('resetBeforeBody') }),
  z.object({ kind: z.literal('resetAfterBody'), handled }),
  z.object({ kind: z.literal('resetMidAnswer') }),
  z.object({ kind: z.literal('stall'), at: z.enum(['start', 'answer', 'midAnswer']) }),
  z.object({ kind: z.literal('delay'), ms: count }),
  z.object({ kind: z.literal('drip'), bytesPerSecond: z.number().check(z.gt(0)) }),

  // The bytes of the answer
  z.object({ kind: z.literal('contentType'), contentType: z.string() }),
  z.object({ kind: z.literal('truncated'), keep: z.number() }),
  z.object({ kind: z.literal('oversized'), bytes: count }),
  z.object({ kind: z.literal('endless') }),
  z.object({ kind: z.literal('zeroBytes') }),
  z.object({ kind: z.literal('gzipBomb'), bytes: z.optional(count) }),
  z.object({ kind: z.literal('disguised'), as: z.enum(['html', 'svg', 'text', 'gif']) }),
  z.object({ kind: z.literal('absurdDimensions'), width: z.optional(count), height: z.optional(count) }),

  // What is said about a job
  z.object({ kind: z.literal('unknownStatus'), word: z.string() }),
  z.object({ kind: z.literal('resultShape'), shape: z.enum(resultShapes) }),
  z.object({ kind: z.literal('submitShape'), shape: z.enum(submitShapes) }),

  // What becomes of a job (on `submit` or `sync`)
  z.object({ kind: z.literal('failJob'), message: z.string(), shape: z.optional(z.enum(errorShapes)) }),
  z.object({ kind: z.literal('duration'), ms: count }),
]);

export const faultRuleSchema = z.object({
  on: z.enum(endpoints),
  fault: faultSchema,
  /** How often it strikes. Default 1. */
  times: z.optional(z.union([z.number().check(z.gte(1)), z.literal('always')])),
  /** How many matching requests are let through first. Default 0. */
  skip: z.optional(count),
  /** Only requests whose body or path has this text. */
  includes: z.optional(z.string()),
});

export type FaultBody = z.infer<typeof bodySchema>;
export type Fault = z.infer<typeof faultSchema>;
export type FaultRule = z.infer<typeof faultRuleSchema>;
