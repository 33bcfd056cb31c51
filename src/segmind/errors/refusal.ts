import type { FailureCode } from '../../core/failure';

/** What the words of a refusal speak of; Segmind's codes alone do not tell. Undefined when they do not either. */
export function refusalByWords(
  text: string,
): Extract<FailureCode, 'blocked' | 'noCredits' | 'badKey' | 'invalid'> | undefined {
  if (blocked.test(text)) {
    return 'blocked';
  }
  if (credits.test(text)) {
    return 'noCredits';
  }
  if (key.test(text)) {
    return 'badKey';
  }
  return invalid.test(text) ? 'invalid' : undefined;
}

const blocked = new RegExp(
  [
    String.raw`\bnsfw\b`,
    String.raw`\bsafety\b`,
    String.raw`\bmoderat(?:ed|ion|or)\b`,
    String.raw`\bcontent[\s_-]+(?:polic|filter|block|violation|restriction)`,
    String.raw`\b(?:usage|acceptable[\s-]use|community)[\s_-]+(?:polic|guideline|standard)`,
    String.raw`\b(?:blocked|flagged|rejected|refused|stopped|caught|triggered)\b.{0,40}\b(?:filter|content|policy)`,
    String.raw`\b(?:prompt|image|output|result)\b.{0,20}\bfilter(?:ed)?\b`,
    String.raw`\b(?:inappropriate|prohibited|disallowed|explicit|sensitive|unsafe|harmful)\s+(?:content|material|image|prompt)`,
    String.raw`\bresponsible[\s-]ai\b|\bRAI\b`,
  ].join('|'),
  'i',
);

/** A spend limit of the team is an empty purse, too. */
const credits =
  /\b(?:insufficient|not enough|no|out of|low|exhausted|remaining)\s+(?:\w+\s+)?(?:credits?|balance|funds)\b|\bcredits?\b.{0,30}\b(?:exhausted|required|insufficient|depleted|run out|exceeded)|\b(?:spend(?:ing)?|budget|billing|usage)[\s_-]+(?:limit|cap|quota)|\b(?:top|add)[\s-]*up?\b.{0,20}\bcredits?\b|\bpayment required\b/i;

const key =
  /\b(?:invalid|missing|unknown|wrong|expired|revoked)\b.{0,20}\bapi[\s_-]?key\b|\bapi[\s_-]?key\b.{0,20}\b(?:invalid|missing|revoked|expired)\b/i;

const invalid =
  /\b(?:invalid|missing|required|unsupported|unknown|unexpected|must(?: not)? be|out of range|not allowed|cannot be|can't be|less than|greater than|at least|at most|not a valid|field|parameter|validation)\b|\b(?:content|media)[\s_-]?type\b/i;
