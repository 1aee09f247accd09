import type { Shape } from './schema.ts';

/** What is wrong with a value, and where: a JSON path such as `$.events[3].at`. */
export interface Fault {
  place: string;
  message: string;
}

interface Found {
  /** From the inside out: it grows on the way back. */
  steps: (string | number)[];
  message: string;
}

/** The first fault of a value, or undefined. The schema bounds the depth, however deep the value is. */
export function checkSchema(shape: Shape, value: unknown, root = '$'): Fault | undefined {
  const found = check(shape, value);
  return found && { place: root + found.steps.reverse().map(stepText).join(''), message: found.message };
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step.slice(0, 60))}]`;
}

const fault = (message: string): Found => ({ steps: [], message });

function within(step: string | number, found: Found): Found {
  found.steps.push(step);
  return found;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a text';
    case 'object':
      return 'an object';
    case 'undefined':
      return 'nothing';
    default:
      return `the ${typeof value} ${String(value)}`;
  }
}

function check(shape: Shape, value: unknown): Found | undefined {
  switch (shape.type) {
    case 'text':
      if (typeof value !== 'string') return fault(`should be a text, and is ${kindOf(value)}`);
      return value.length <= shape.most ? undefined : fault(`is longer than ${shape.most} characters`);
    case 'number':
      return checkNumber(shape, value);
    case 'flag':
      return typeof value === 'boolean'
        ? undefined
        : fault(`should be true or false, and is ${kindOf(value)}`);
    case 'value':
      return (shape.allowed as readonly unknown[]).includes(value)
        ? undefined
        : fault(`should be ${shape.allowed.map((each) => JSON.stringify(each)).join(' or ')}`);
    case 'list':
      return checkList(shape.of, value);
    case 'record':
      return checkRecord(shape, value);
    case 'choice':
      return checkChoice(shape, value);
    case 'nullable':
      return value === null ? undefined : check(shape.of, value);
    default:
      return shape satisfies never;
  }
}

function checkNumber(shape: Shape & { type: 'number' }, value: unknown): Found | undefined {
  const wanted = shape.whole ? 'a whole number' : 'a number';
  if (typeof value !== 'number' || (shape.whole && !Number.isSafeInteger(value)))
    return fault(`should be ${wanted}, and is ${kindOf(value)}`);
  return value >= shape.least && value <= shape.most
    ? undefined
    : fault(`should be ${wanted} from ${shape.least} to ${shape.most}, and is ${value}`);
}

function checkList(of: Shape, value: unknown): Found | undefined {
  if (!Array.isArray(value)) return fault(`should be a list, and is ${kindOf(value)}`);
  for (let at = 0; at < value.length; at += 1) {
    const found = check(of, value[at]);
    if (found) return within(at, found);
  }
  return undefined;
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function checkRecord(shape: Shape & { type: 'record' }, value: unknown): Found | undefined {
  const given = asRecord(value);
  if (!given) return fault(`should be an object, and is ${kindOf(value)}`);
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(shape.fields, name)) return within(name, fault('is not known here'));
  }
  for (const [name, field] of Object.entries(shape.fields)) {
    if (!Object.hasOwn(given, name)) {
      if (field.optional) continue;
      return within(name, fault('is missing'));
    }
    const found = check(field.shape, given[name]);
    if (found) return within(name, found);
  }
  const message = shape.verify?.(given);
  return message === undefined ? undefined : fault(message);
}

function checkChoice(shape: Shape & { type: 'choice' }, value: unknown): Found | undefined {
  const given = asRecord(value);
  if (!given) return fault(`should be an object, and is ${kindOf(value)}`);
  const which = given[shape.by];
  if (typeof which !== 'string' || !Object.hasOwn(shape.cases, which)) {
    const shown = typeof which === 'string' ? JSON.stringify(which.slice(0, 60)) : kindOf(which);
    return within(shape.by, fault(`is ${shown}, which is not known here`));
  }
  return check(shape.cases[which] as Shape, given);
}
