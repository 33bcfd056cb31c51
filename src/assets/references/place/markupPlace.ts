import { cssPlace } from './cssPlace';
import { jsonPlace } from './dataPlace';
import type { Block, MarkupState } from './markupScan';
import { scanMarkup } from './markupScan';
import type { Place } from './place';
import { openAt } from './place';
import { scriptPlace } from './scriptPlace';

export type MarkupSyntax = 'html' | 'vue' | 'svelte' | 'astro';

/** @param from where the page begins, after front matter. @param end of what is replaced */
export function markupPlace(
  text: string,
  from: number,
  start: number,
  end: number,
  languageId: string,
  syntax: MarkupSyntax,
): Place {
  const page = { languageId, syntax };
  const { state } = scanMarkup(text, start, syntax === 'svelte' || syntax === 'astro', from);
  switch (state.kind) {
    case 'text':
      return { ...page, spot: openAt(text, start, end) };
    case 'comment':
      return { ...page, spot: { kind: 'text' } };
    case 'block':
      return blockPlace(text, start, end, state.block, page);
    case 'tag':
      if (state.needsValue) return { ...page, spot: { kind: 'value' } };
      return {
        ...page,
        spot: /^(?:img|source)$/i.test(state.tag) ? { kind: 'attributes' } : openAt(text, start, end),
      };
    case 'attribute':
      return attributePlace(text, start, end, state, page);
    case 'expression': {
      const inner = scriptPlace(
        text.slice(state.start),
        start - state.start,
        end - state.start,
        'typescript',
        'script',
      );
      if (inner.spot.kind === 'quoted' || inner.spot.kind === 'text') return inner;
      // An element may stand in the text of an Astro page, also in braces.
      if (syntax === 'astro' && state.tag === undefined) return { ...page, spot: openAt(text, start, end) };
      return { ...page, spot: { kind: 'expression', bare: false, tag: state.tag } };
    }
  }
}

interface Page {
  readonly languageId: string;
  readonly syntax: MarkupSyntax;
}

function blockPlace(text: string, start: number, end: number, block: Block, page: Page): Place {
  const language = /\blang\s*=\s*["']?(\w+)/.exec(block.attributes)?.[1]?.toLowerCase();
  if (block.tag === 'style') return cssPlace(text, block.start, start, end, language ?? 'css');
  if (/\btype\s*=\s*["']?[^"'\s>]*json/i.test(block.attributes))
    return { ...jsonPlace(text, block.start, start, 'json'), isPage: true };
  const hasJsx = language === 'tsx' || language === 'jsx';
  const isTyped = language === 'ts' || language === 'tsx' || language === 'typescript';
  const place = scriptPlace(
    text.slice(block.start),
    start - block.start,
    end - block.start,
    `${isTyped ? 'typescript' : 'javascript'}${hasJsx ? 'react' : ''}`,
    hasJsx ? 'jsx' : 'script',
  );
  if (page.syntax !== 'html') return place;
  // Without a builder there is nothing that could import a picture.
  const { kind } = place.spot;
  const isValue = kind === 'expression' || kind === 'statement';
  return { ...place, isPage: true, spot: isValue ? { kind: 'value' } : place.spot };
}

function attributePlace(
  text: string,
  start: number,
  end: number,
  { attribute, start: from, tag }: MarkupState & { kind: 'attribute' },
  page: Page,
): Place {
  const name = attribute.toLowerCase();
  if (name === 'style') {
    const { spot } = cssPlace(text.slice(0, start), from, start, start, 'css');
    // `url()` without quotes: they would end the attribute.
    return { languageId: 'css', syntax: 'css', spot: spot.kind === 'open' ? { kind: 'value' } : spot };
  }
  if (page.syntax === 'vue' && /^(?::|v-bind:)/.test(name)) {
    const { spot } = scriptPlace(text.slice(from), start - from, end - from, 'typescript', 'script');
    if (spot.kind !== 'quoted') return { ...page, spot: { kind: 'expression', bare: false, tag } };
  }
  return { ...page, spot: { kind: 'url', list: name === 'srcset' } };
}
