import { buildDocs } from './build-docs.ts';

buildDocs();
console.log('dist-docs/ has the site. npm run docs:serve shows it.');
