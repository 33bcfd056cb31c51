import * as z from 'zod/mini';
import type { Credits } from '../core/ports/imageService';
import { maximumPromptLength } from '../core/models/limits';
import type { JobDetail } from './jobView';
import type { InputPicture, PanelState } from './panelState';

/** Most pictures that are asked for in one go. */
export const maximumCount = 8;
/** Bytes of a picture that the page may hand over. */
export const maximumInputBytes = 64_000_000;
/** Bytes of a thumbnail that the page may hand over. */
export const maximumThumbnailBytes = 300_000;

const id = z.string().check(z.minLength(1), z.maxLength(200));
const uri = z.string().check(z.minLength(1), z.maxLength(8000));
const prompt = z.string().check(z.maxLength(maximumPromptLength));
const parameters = z.record(id, z.union([z.string(), z.number(), z.boolean()]));
const name = z.string().check(z.minLength(1), z.maxLength(300));

const image = z.object({ uri, original: z.optional(uri) });

export const Draft = z.object({
  model: id,
  /** As typed: comments and choices are resolved for each job from its seed. */
  prompt,
  /** Without the style around it, for the list of earlier prompts. */
  typed: z.optional(prompt),
  parameters,
  images: z.record(id, image),
  count: z.int().check(z.minimum(1), z.maximum(maximumCount)),
  /** The page's idea of the price of one, in US dollars; only for the question before many. */
  estimate: z.optional(z.number()),
});
export type Draft = z.infer<typeof Draft>;

export const jobActions = [
  'cancel',
  'stop',
  'checkCharge',
  'recover',
  'resume',
  'retry',
  'saveElsewhere',
  'runAgain',
  'remove',
  'delete',
  'insert',
  'copyReference',
  'reveal',
  'open',
  'openSource',
  'useInstead',
  'showError',
] as const;
export type JobAction = (typeof jobActions)[number];

/** All that the page can ask for. */
export const FromPanel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('submit'), draft: Draft }),
  z.object({ type: z.literal('job'), id }),
  z.object({ type: z.literal('act'), id, action: z.enum(jobActions), picture: z.optional(uri) }),
  z.object({ type: z.literal('star'), id, isStarred: z.boolean() }),
  z.object({ type: z.literal('pickInput') }),
  z.object({ type: z.literal('activeInput') }),
  z.object({ type: z.literal('takeInput'), uri }),
  z.object({
    type: z.literal('keepInput'),
    name,
    original: z.optional(uri),
    bytes: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= maximumInputBytes)),
  }),
  z.object({
    type: z.literal('keepThumbnail'),
    id,
    index: z.int().check(z.minimum(0), z.maximum(99)),
    /** The address that the picture was loaded from, as it was told. */
    src: uri,
    bytes: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= maximumThumbnailBytes)),
  }),
  z.object({
    type: z.literal('savePreset'),
    preset: z.object({ id, name, model: id, prompt, parameters }),
  }),
  z.object({ type: z.literal('deletePreset'), id }),
  z.object({ type: z.literal('forgetPrompt'), prompt }),
  z.object({ type: z.literal('credits') }),
  z.object({ type: z.literal('openInEditor') }),
]);
export type FromPanel = z.infer<typeof FromPanel>;
export type CallType = FromPanel['type'];
export type CallOf<T extends CallType> = Extract<FromPanel, { readonly type: T }>;

/** What each call is answered with. */
export interface Answers {
  ready: PanelState;
  /** Ids of the jobs that are in the ledger; none when the person said no to a question on the way. */
  submit: readonly string[];
  job: JobDetail;
  act: null;
  star: null;
  /** `null`: nothing was picked. */
  pickInput: InputPicture | null;
  /** `null`: the active editor shows no picture. */
  activeInput: InputPicture | null;
  takeInput: InputPicture;
  keepInput: InputPicture;
  /** The address of the kept thumbnail. */
  keepThumbnail: string;
  savePreset: null;
  deletePreset: null;
  forgetPrompt: null;
  /** `null`: not known, for want of a key or of an answer. */
  credits: Credits | null;
  openInEditor: null;
}
