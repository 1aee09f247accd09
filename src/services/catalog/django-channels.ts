import { defineService } from '../service.ts';

export const djangoChannels = defineService({
  id: 'django-channels',
  name: 'Django Channels',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://channels.readthedocs.io/en/latest/',
  signatures: [{ header: { name: 'server', value: /^daphne$/i } }],
  statuses: [
    {
      status: 403,
      meaning: 'The consumer or AllowedHostsOriginValidator rejected the connection before accept',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Add the host to ALLOWED_HOSTS',
          detail: 'AllowedHostsOriginValidator compares the Origin with ALLOWED_HOSTS in settings.py.',
        },
        {
          title: 'Check connect of the consumer',
          detail:
            'It must call accept(). A close() before accept(), or a user that is not logged in, gives 403.',
        },
      ],
      source: 'https://channels.readthedocs.io/en/latest/topics/security.html',
    },
  ],
});
