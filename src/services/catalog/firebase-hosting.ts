import { defineService } from '../service.ts';
import { staticHost } from '../static-host.ts';

export const firebaseHosting = defineService(
  staticHost({
    id: 'firebase-hosting',
    name: 'Firebase Hosting',
    docs: 'https://firebase.google.com/docs/hosting',
    hosts: ['*.web.app', '*.firebaseapp.com'],
  }),
);
