import type { ImageMention, MentionScan, TextSpan } from './imageMention';

/** The mentions of a part of a document, as mentions of the document. */
export function* shifted(scan: MentionScan, by: number): MentionScan {
  for (const mention of scan) {
    yield mention === undefined ? undefined : shiftedMention(mention, by);
  }
}

function shiftedMention(mention: ImageMention, by: number): ImageMention {
  const { span, whole, alt } = mention;
  const move = ({ start, end }: TextSpan): TextSpan => ({ start: start + by, end: end + by });
  return {
    ...mention,
    span: move(span),
    whole: move(whole),
    ...(alt === undefined ? {} : { alt: { text: alt.text, span: move(alt.span) } }),
  };
}
