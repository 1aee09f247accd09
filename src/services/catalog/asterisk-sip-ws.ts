import { defineService } from '../service.ts';

export const asteriskSipWs = defineService({
  id: 'asterisk-sip-ws',
  name: 'Asterisk',
  operator: 'self-hosted',
  docs: 'https://docs.asterisk.org/Configuration/WebRTC/',
  signatures: [{ serverMessage: /\r\n(?:Server|User-Agent): Asterisk PBX/ }],
  errors: [
    {
      pattern: /^SIP\/2\.0 403 /,
      meaning: 'The password is wrong, or the endpoint may not do this',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check the auth section in pjsip.conf',
          detail: 'username and password must match; reload with module reload res_pjsip.so.',
        },
      ],
      source: 'https://docs.asterisk.org/Configuration/WebRTC/',
    },
    {
      pattern: /^SIP\/2\.0 488 /,
      meaning: 'Asterisk cannot use the offered media',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Set webrtc=yes on the endpoint',
          detail: 'In pjsip.conf; it turns on DTLS, ICE and AVPF. Allow opus or another common codec.',
        },
      ],
      source: 'https://docs.asterisk.org/Configuration/WebRTC/',
    },
  ],
});
