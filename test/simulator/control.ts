import * as z from 'zod/mini';
import { json, type Answer } from './answer';
import { faultRuleSchema } from './fault';
import type { Aside } from './host';
import type { Job } from './job';
import type { World } from './world';

const prefix = '/__simulator/';
const advanceSchema = z.object({ ms: z.number().check(z.gte(0)) });
const creditsSchema = z.object({ credits: z.number() });

/** Lets another process read the log and switch faults on. Not logged, and needs no key: it is loopback only. */
export function controlOf(world: World): Aside {
  return (method, path, body) =>
    path.startsWith(prefix) ? control(world, `${method} ${path.slice(prefix.length)}`, body) : undefined;
}

async function control(world: World, asked: string, body: () => Promise<unknown>): Promise<Answer> {
  switch (asked) {
    case 'GET requests':
      return json(200, world.log.all);
    case 'DELETE requests':
      world.log.clear();
      return json(200, {});
    case 'GET jobs':
      return json(200, world.jobs.all.map(jobAsData));
    case 'GET origins':
      return json(200, world.origins());
    case 'POST faults': {
      const rule = faultRuleSchema.safeParse(await body());
      if (!rule.success) return json(400, { error: z.prettifyError(rule.error) });
      world.faults.addRule(rule.data);
      return json(200, {});
    }
    case 'DELETE faults':
      world.faults.clear();
      return json(200, {});
    case 'POST advance': {
      const wanted = advanceSchema.safeParse(await body());
      if (!wanted.success) return json(400, { error: z.prettifyError(wanted.error) });
      world.clock.advance(wanted.data.ms);
      return json(200, { nowMs: world.clock.now() });
    }
    case 'POST credits': {
      const wanted = creditsSchema.safeParse(await body());
      if (!wanted.success) return json(400, { error: z.prettifyError(wanted.error) });
      world.account.credits = wanted.data.credits;
      return json(200, {});
    }
    default:
      return json(404, { error: `No such control: ${asked}` });
  }
}

/** Without the picture and the key. */
function jobAsData(job: Job) {
  const {
    id,
    model,
    via,
    state,
    parameters,
    seed,
    submittedAt,
    startsAt,
    endsAt,
    remainingCredits,
    outputName,
  } = job;
  const times = { submittedAt, startsAt, endsAt };
  const failure = job.failure?.message;
  return {
    id,
    model: model.slug,
    via,
    state,
    parameters,
    seed,
    ...times,
    remainingCredits,
    outputName,
    failure,
  };
}
