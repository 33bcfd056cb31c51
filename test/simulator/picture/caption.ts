import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Size } from './size';

/** Registered from the npm package, so that no picture depends on the fonts of a machine. */
const family = 'SimulatorSans';
GlobalFonts.registerFromPath(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'), family);

const maxLines = 3;

/** Writes the text on a dark band along an edge, wrapped, and cut with an ellipsis after three lines. */
export function drawCaption(context: SKRSContext2D, size: Size, text: string, edge: 'top' | 'bottom'): void {
  const fontSize = Math.max(4, Math.round(Math.min(size.width, size.height) * 0.042));
  const margin = Math.round(fontSize * 0.9);
  context.save();
  context.font = `${fontSize}px ${family}`;
  context.textBaseline = 'alphabetic';
  const room = size.width - margin * 4;
  const lines = wrap(text, (line) => context.measureText(line).width <= room);
  const lineHeight = fontSize * 1.35;
  const height = lines.length * lineHeight + margin * 1.1;
  const top = edge === 'top' ? margin : size.height - margin - height;
  context.fillStyle = 'rgba(12, 14, 28, 0.62)';
  context.beginPath();
  context.roundRect(margin, top, size.width - margin * 2, height, fontSize * 0.6);
  context.fill();
  context.fillStyle = '#ffffff';
  lines.forEach((line, index) => {
    context.fillText(line, margin * 2, top + margin * 0.55 + lineHeight * index + fontSize);
  });
  context.restore();
}

/** Breaks at spaces; a word that is too long, or a script without spaces, breaks anywhere. */
function wrap(text: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.slice(0, 600).split(/\s+/).filter(Boolean);
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  lines.push(line);
  return lines.length <= maxLines
    ? lines
    : [...lines.slice(0, maxLines - 1), shorten(lines[maxLines - 1] ?? '', fits)];
}

function shorten(line: string, fits: (line: string) => boolean): string {
  let kept = line;
  while (kept !== '' && !fits(`${kept}…`)) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
