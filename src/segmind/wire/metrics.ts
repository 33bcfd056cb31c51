import * as z from 'zod/mini';
import type { Metrics } from '../../core/job';
import { figure, toFigure } from './figure';

const metricsSchema = z.object({
  cost: z.optional(figure),
  remaining_credits: z.optional(figure),
  inference_time: z.optional(figure),
  queue_time: z.optional(figure),
});

/** The `metrics` of a result; times come in seconds. What is missing or makes no sense stays unknown. */
export function readMetrics(value: unknown): Metrics {
  const parsed = metricsSchema.safeParse(value);
  return parsed.success
    ? metrics({
        cost: parsed.data.cost,
        remainingCredits: parsed.data.remaining_credits,
        inferenceSeconds: parsed.data.inference_time,
        queueSeconds: parsed.data.queue_time,
      })
    : {};
}

/** What the synchronous API says in headers. */
export function readHeaderMetrics(headers: Headers): Metrics {
  const read = (name: string) => toFigure(headers.get(name) ?? '');
  return metrics({
    cost: read('x-cost'),
    remainingCredits: read('x-remaining-credits'),
    inferenceSeconds: read('x-generation-time'),
    queueSeconds: undefined,
  });
}

interface Figures {
  readonly cost: number | undefined;
  readonly remainingCredits: number | undefined;
  readonly inferenceSeconds: number | undefined;
  readonly queueSeconds: number | undefined;
}

function metrics({ cost, remainingCredits, inferenceSeconds, queueSeconds }: Figures): Metrics {
  return {
    ...(cost === undefined || cost < 0 ? {} : { cost }),
    ...(remainingCredits === undefined ? {} : { remainingCredits }),
    ...(inferenceSeconds === undefined || inferenceSeconds < 0
      ? {}
      : { inferenceTime: Math.round(inferenceSeconds * 1000) }),
    ...(queueSeconds === undefined || queueSeconds < 0 ? {} : { queueTime: Math.round(queueSeconds * 1000) }),
  };
}
