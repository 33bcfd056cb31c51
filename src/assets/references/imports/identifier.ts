const reserved = new Set(
  (
    'arguments as async await boolean break case catch class const continue debugger default delete do else enum eval ' +
    'export extends false finally for from function get if implements import in instanceof interface let new null of ' +
    'package private protected public return set static super switch this throw true try typeof undefined var void ' +
    'while with yield window document Image Array Object String Number Boolean Symbol Map Set Promise'
  ).split(' '),
);

/** A name for an import of a file: `red-fox 2.png` is `redFox2`. @param isTaken whether a name means something else */
export function identifierFor(fileName: string, isTaken: (name: string) => boolean): string {
  const words = fileName
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
    .split(/[^\p{ID_Continue}]+|_+/u)
    .filter((word) => word !== '');
  const joined = words.map((word, index) => (index === 0 ? lowered(word) : raised(word))).join('');
  const base = /^\p{ID_Start}/u.test(joined) ? joined : `image${raised(joined)}`;
  return freeName(reserved.has(base) ? `${base}Image` : base, isTaken);
}

/** `name`, or with a word or a number to it. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const stem = /image$/i.test(name) ? name : `${name}Image`;
  if (!isTaken(stem)) return stem;
  for (let counter = 2; ; counter += 1) {
    if (!isTaken(`${stem}${counter}`)) return `${stem}${counter}`;
  }
}

function lowered(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

function raised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
