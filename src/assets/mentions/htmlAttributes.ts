import { cssMentions } from './cssMentions';
import type { HtmlAttribute, HtmlTag } from './htmlTag';
import type { ImageMention, MentionContext, MentionScan } from './imageMention';
import { localUrl } from './mentionPath';
import type { WrittenPath } from './mentionPath';
import type { ScanContext } from './scanContext';
import { scriptMentions } from './scriptMentions';
import { shifted } from './shifted';
import { withoutEntities, withoutScriptEscapes } from './unescape';

const pictureTags = new Set(['img', 'image', 'source', 'picture', 'enhanced:img', 'nuxt-img', 'nuxtimg']);

/** Words, not paths, whatever they end with. */
const wordy = /^(?:alt|title|id|class|classname|name|value|placeholder|download|label|aria-.*|on.*|@.*)$/;

/** The pictures that the attributes of a tag refer to. */
export function* tagMentions(tag: HtmlTag, context: ScanContext): MentionScan {
  const beside = besideOf(tag.attributes);
  for (const attribute of tag.attributes) {
    const { name, value, span, isExpression } = attribute;
    if (wordy.test(name)) {
      continue;
    }
    const isBound = isExpression || /^(?::|v-bind:|\[)/.test(name);
    const identifier = isBound ? /^\s*([a-z_$][\w$]*)(?:\.src)?\s*$/i.exec(value)?.[1] : undefined;
    if (identifier !== undefined && !context.uses.has(identifier)) {
      context.uses.set(identifier, beside);
    }
    if (name === 'style' && !isBound) {
      yield* shifted(cssMentions(value), span.start);
    } else if (name.endsWith('srcset') && !isBound) {
      for (const path of sourceSet(attribute)) {
        yield { place: 'htmlSourceSet', ...path, whole: tag.span, ...beside };
      }
    } else if (isBound) {
      for (const mention of shifted(
        scriptMentions(value, { ...context, hasTags: isExpression }),
        span.start,
      )) {
        yield mention === undefined || mention.alt !== undefined
          ? mention
          : {
              ...mention,
              whole: tag.span,
              ...(mention.place === 'string' ? placed(tag, name) : {}),
              ...beside,
            };
      }
    } else {
      const path = localUrl(value, span.start, withoutEntities);
      if (path !== undefined) {
        yield { ...path, ...placed(tag, name), ...beside };
      }
    }
  }
}

function placed(tag: HtmlTag, name: string): Pick<ImageMention, 'place' | 'whole'> {
  const isPicture = pictureTags.has(tag.name) && /^(?::|v-bind:)?src$/.test(name);
  return { place: isPicture ? 'htmlImage' : 'htmlAttribute', whole: tag.span };
}

/** @returns the URLs of `a.png 1x, b.png 2x` */
function* sourceSet({ value, span }: HtmlAttribute): Generator<WrittenPath, void> {
  const candidate = /[\s,]*([^\s,](?:[^\s]*[^\s,])?)(?:,|\s+[^,]*)?/y;
  for (let match = candidate.exec(value); match !== null; match = candidate.exec(value)) {
    const [whole, url = ''] = match;
    const path = localUrl(url, span.start + match.index + whole.indexOf(url), withoutEntities);
    if (path !== undefined) {
      yield path;
    }
  }
}

function besideOf(attributes: readonly HtmlAttribute[]): MentionContext {
  const find = (wanted: string): HtmlAttribute | undefined =>
    attributes.find(({ name }) => name === wanted || name === `:${wanted}` || name === `[${wanted}]`);
  const alt = find('alt');
  const caption = find('title');
  const width = pixels(find('width'));
  const height = pixels(find('height'));
  const text = alt === undefined ? undefined : wordsOf(alt);
  const title = caption === undefined ? undefined : wordsOf(caption)?.text;
  return {
    ...(text === undefined ? {} : { alt: text }),
    ...(title === undefined ? {} : { caption: title }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

/** The words of an attribute; undefined when a program says them. */
function wordsOf({ name, value, span, isExpression }: HtmlAttribute): ImageMention['alt'] {
  if (!isExpression && !/^[:[]/.test(name)) {
    return /\{\{|<[%?]/.test(value) ? undefined : { text: withoutEntities(value), span };
  }
  const quoted = /^\s*(["'`])((?:(?!\1)[^\\\n]|\\[^\n]){0,2000})\1\s*$/.exec(value);
  if (quoted === null) {
    return undefined;
  }
  const [whole, quote = '', words = ''] = quoted;
  const start = span.start + whole.indexOf(quote) + 1;
  return { text: withoutScriptEscapes(words), span: { start, end: start + words.length } };
}

function pixels(attribute: HtmlAttribute | undefined): number | undefined {
  const digits = /^\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$/.exec(attribute?.value ?? '')?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}
