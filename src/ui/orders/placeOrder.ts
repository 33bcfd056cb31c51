import { typeOfName } from '../../assets/nameType';
import { defaultModel, findModel } from '../../core/catalogue';
import type { Clock } from '../../core/clock';
import type { Job } from '../../core/job';
import type { Destination, InputImage, JobRequest } from '../../core/jobRequest';
import type { Jobs } from '../../core/jobs';
import type { Model } from '../../core/model';
import type { AssetFiles } from '../../core/ports/assetFiles';
import type { Placeholders } from '../../core/ports/placeholders';
import type { Preferences } from '../../core/ports/preferences';
import type { RandomSource } from '../../core/ports/randomSource';
import { prepareRequest } from '../../core/prepareRequest';
import { fileName } from '../jobsView/fileName';
import { Refusal } from '../refusal';
import { explainIssue } from '../words/explainIssue';
import type { Translate } from '../words/translate';
import type { ImageOrder } from './imageOrder';
import { refuseLinked } from './refuseLinked';

/** Where a picture goes; undefined when the person would not say. */
export type ChooseDestination = (wish: DestinationWish) => Promise<Destination | undefined>;

export interface DestinationWish {
  readonly folder?: string;
  readonly name?: string;
  /** The picture that is edited. */
  readonly source?: InputImage;
  /** URI of the file whose place the result takes. */
  readonly replace?: string;
  /** Whether a person may be asked which of several workspace folders is meant. */
  readonly isInteractive: boolean;
}

export interface OrderServices {
  readonly jobs: Jobs;
  readonly preferences: Preferences;
  readonly random: RandomSource;
  /** Input pictures are looked at before a job is made of them, so that a wrong one is told at once. */
  readonly files: Pick<AssetFiles, 'readInput' | 'linkedFolder'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly chooseDestination: ChooseDestination;
  readonly placeholders: () => Promise<Placeholders>;
  readonly t: Translate;
}

/** Makes a job of an order. */
export type PlaceOrder = (order: ImageOrder, options: OrderOptions) => Promise<Job | undefined>;

export interface OrderOptions {
  readonly isInteractive: boolean;
  /** Chosen already, for several orders of one question. */
  readonly destination?: Destination;
}

/**
 * Resolves with the job as soon as it is in the ledger, with undefined when the person would not say where to save.
 * Rejects with a `Refusal` for an order that cannot be carried out, and with `badInput` or `disk`.
 */
export function createPlaceOrder(services: OrderServices): PlaceOrder {
  return async (order, options) => {
    const model = modelFor(order, services.t);
    const prepare = (destination: Destination): ReturnType<typeof prepareRequest> =>
      prepareRequest(
        {
          ...order,
          parameters: { ...formatFor(order, model), ...order.parameters },
          model: model.id,
          images: imagesFor(order, model, services.t),
          destination,
        },
        services.preferences.defaults(model.id),
        services.random,
      );
    // Checked before a person is asked where to save: the answer would be for nothing.
    requestOf(prepare(unknownPlace), model, services.t);
    if (order.image?.kind === 'file') {
      await services.files.readInput(order.image.uri);
    }
    const destination = options.destination ?? (await services.chooseDestination(wishOf(order, options)));
    if (destination === undefined) {
      return undefined;
    }
    const request = requestOf(prepare(destination), model, services.t);
    await refuseLinked(request, services);
    return order.placeholder === true && destination.replaces === undefined
      ? submitWithPlaceholder(request, services)
      : services.jobs.submit(request);
  };
}

/** The placeholder first: a folder that cannot be written to is told before anything is paid for. */
async function submitWithPlaceholder(
  request: JobRequest,
  { jobs, placeholders, t }: Pick<OrderServices, 'jobs' | 'placeholders' | 't'>,
): Promise<Job> {
  const { destination } = request;
  const replaces = await (await placeholders()).lay(request);
  if (replaces === undefined) {
    throw new Refusal(
      t('How large the picture will be is not known beforehand, so no placeholder can be made for it.'),
    );
  }
  try {
    return await jobs.submit({ ...request, destination: { ...destination, replaces } });
  } catch (error) {
    await (await placeholders()).remove(replaces, destination.root);
    throw error;
  }
}

const unknownPlace: Destination = { root: '', folder: '', naming: { kind: 'exact', name: '' } };

function wishOf(order: ImageOrder, { isInteractive }: OrderOptions): DestinationWish {
  return {
    isInteractive,
    ...(order.folder === undefined ? {} : { folder: order.folder }),
    ...(order.name === undefined ? {} : { name: order.name }),
    ...(order.image === undefined ? {} : { source: order.image }),
    ...(order.replace === undefined ? {} : { replace: order.replace }),
  };
}

function modelFor({ model: id, image }: ImageOrder, t: Translate): Model {
  const model = id === undefined ? defaultModel(image === undefined ? 'generate' : 'edit') : findModel(id);
  if (model === undefined) {
    throw new Refusal(explainIssue({ kind: 'unknownModel', field: 'model', value: id ?? '' }, undefined, t));
  }
  return model;
}

/** What is to lie under a name should have the type that the name says, where the model can choose. */
function formatFor({ replace, name }: ImageOrder, model: Model): Readonly<Record<string, string>> {
  const format = model.parameters.find((parameter) => parameter.name === 'image_format');
  const type = typeOfName(fileName(replace ?? name ?? ''));
  return type === undefined || format?.kind !== 'choice' || !format.choices.includes(type)
    ? {}
    : { [format.name]: type };
}

function imagesFor({ image }: ImageOrder, model: Model, t: Translate): Readonly<Record<string, InputImage>> {
  if (image === undefined) {
    return {};
  }
  const [parameter] = model.images;
  if (parameter === undefined) {
    throw new Refusal(t('The model “{0}” takes no picture.', model.title));
  }
  return { [parameter.name]: image };
}

function requestOf(prepared: ReturnType<typeof prepareRequest>, model: Model, t: Translate): JobRequest {
  if (prepared.kind === 'refused') {
    throw new Refusal(prepared.issues.map((issue) => explainIssue(issue, model, t)).join(' '), ['showLog']);
  }
  return prepared.request;
}
