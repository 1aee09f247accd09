import { expect, it } from 'vitest';
import { gapsOf } from '../../../../src/session/messages/frame-gaps.ts';
import { connectionAt, fact } from '../../../support/connections.ts';
import { created, frame, opened, type Step, tape } from '../../../support/tape.ts';

const dropped = (where: 'page' | 'relay', frames: number, bytes: number): Step =>
  fact(30, { kind: 'dropped', where, frames, bytes, socket: 1 });
const made = (...steps: Step[]) => connectionAt(tape(created('ws://api.test/'), opened(20), ...steps));

it('messages are missing where somebody reported that they were dropped', () => {
  const connection = made(dropped('relay', 2, 30), frame('sent', 40), dropped('page', 3, 40));
  expect(gapsOf(connection)).toEqual([
    { id: 4, frames: 2, bytes: 30, where: 'relay' },
    { id: 6, frames: 3, bytes: 40, where: 'page' },
  ]);
  expect(gapsOf(made(frame('sent', 40)))).toEqual([]);
});

it('messages that nobody reported are missing after the latest that was evicted', () => {
  const connection = made(dropped('relay', 2, 30), frame('sent', 40), dropped('page', 3, 40));
  Object.assign(connection.frames, { droppedFrames: 9, droppedBytes: 100, droppedUpTo: 4 });
  expect(gapsOf(connection)).toEqual([
    { id: 4, frames: 2, bytes: 30, where: 'relay' },
    { id: 5, frames: 4, bytes: 30, where: 'panel' },
    { id: 6, frames: 3, bytes: 40, where: 'page' },
  ]);
});

it('they are missing at the beginning where none was evicted', () => {
  const connection = made(dropped('relay', 2, 30));
  Object.assign(connection.frames, { droppedFrames: 5, droppedBytes: 10 });
  expect(gapsOf(connection)).toEqual([
    { id: 1, frames: 3, bytes: 0, where: 'panel' },
    { id: 4, frames: 2, bytes: 30, where: 'relay' },
  ]);
});
