import { readFileSync, writeFileSync } from 'node:fs';
import { COMMANDS } from '../cli/commands.ts';
import { withUsages } from './with-usages.ts';

const PAGE = 'docs/command-line.md';
writeFileSync(PAGE, withUsages(readFileSync(PAGE, 'utf8'), COMMANDS));
console.log(`${PAGE} has the help of each command.`);
