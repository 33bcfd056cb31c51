import { html, json, text, type Answer } from './answer';

/** Every face that an error has been seen with, or that clients allow for. */
export const errorShapes = [
  'error',
  'detail',
  'message',
  'error_message',
  'errorObject',
  'errorArray',
  'detailArray',
  'bareString',
  'bareArray',
  'null',
  'errorNull',
  'emptyObject',
  'plain',
  'html',
  'empty',
] as const;

export type ErrorShape = (typeof errorShapes)[number];

/** The value an error has within a JSON body of that shape; undefined where the shape is not JSON. */
export function errorFields(shape: ErrorShape, message: string): unknown {
  const entry = { loc: ['body', 'prompt'], msg: message, type: 'value_error' };
  switch (shape) {
    case 'error':
    case 'detail':
    case 'message':
    case 'error_message':
      return { [shape]: message };
    case 'errorObject':
      return { error: { message, code: 'simulated' } };
    case 'errorArray':
      return { error: [entry] };
    case 'detailArray':
      return { detail: [entry] };
    case 'bareString':
      return message;
    case 'bareArray':
      return [entry];
    case 'null':
      return null;
    case 'errorNull':
      return { error: null };
    case 'emptyObject':
      return {};
    case 'plain':
    case 'html':
    case 'empty':
      return undefined;
  }
}

/** An error answer; `extra` joins the body where the shape is a JSON object. */
export function errorAnswer(shape: ErrorShape, status: number, message: string, extra: object = {}): Answer {
  if (shape === 'plain') return text(status, message);
  if (shape === 'html') return html(status, message);
  if (shape === 'empty') return { status, headers: {}, body: Buffer.alloc(0) };
  const fields = errorFields(shape, message);
  return json(
    status,
    typeof fields === 'object' && fields !== null && !Array.isArray(fields)
      ? { ...extra, ...fields }
      : fields,
  );
}
