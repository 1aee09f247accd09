import { echoClient } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

interface DjangoSettings {
  hosts?: string;
  validator?: string;
  command?: Program['command'];
}

const DAPHNE: Program['command'] = [
  '/usr/bin/python3',
  '-m',
  'daphne',
  '-b',
  '127.0.0.1',
  '-p',
  '@app@',
  'site_asgi:application',
];
const GUNICORN: Program['command'] = ['gunicorn', '-b', '127.0.0.1:@app@', 'site_asgi:wsgi'];

const django = ({
  hosts = "['127.0.0.1']",
  validator = 'AllowedHostsOriginValidator',
  command = DAPHNE,
}: DjangoSettings = {}): Program => ({
  needs: [
    'debian:python3-daphne',
    'debian:python3-django-channels',
    'debian:python3-django',
    'debian:gunicorn',
  ],
  files: {
    'site_asgi.py': `from django.conf import settings
settings.configure(DEBUG=False, SECRET_KEY='x', ALLOWED_HOSTS=${hosts}, INSTALLED_APPS=['channels'], ROOT_URLCONF='site_asgi')
import django; django.setup()
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from channels.generic.websocket import WebsocketConsumer
urlpatterns = [path('', lambda request: HttpResponse(open('@dir@/index.html')))]
class Echo(WebsocketConsumer):
    def receive(self, text_data=None, bytes_data=None):
        self.send(text_data=text_data)
class Members(WebsocketConsumer):
    def connect(self):
        self.accept()
        self.close(code=4003)
wsgi = get_wsgi_application()
application = ProtocolTypeRouter({
    'http': get_asgi_application(),
    'websocket': ${validator}(URLRouter([path('ws/chat/', Echo.as_asgi()), path('ws/members/', Members.as_asgi())])),
})
`,
  },
  command,
});

const page = 'http://127.0.0.1:@app@/';
const client = echoClient('ws://127.0.0.1:@app@/ws/chat/');

export const daphneScenes = [
  {
    id: 'daphne-allowed-hosts',
    title: 'Django Channels rejects a page whose host is not in ALLOWED_HOSTS',
    source: 'https://github.com/django/channels/issues/2062',
    servers: { app: django({ hosts: "['127.0.0.1']" }) },
    page: 'http://shop.lab.test:@page@/',
    client: `fetch('http://127.0.0.1:@app@/', { mode: 'no-cors' });\n${client}`,
    fix: { servers: { app: django({ hosts: "['127.0.0.1', 'shop.lab.test']" }) } },
    expects: {
      rule: ['forbidden', 'origin-refused'],
      setting: /ALLOWED_HOSTS/,
      never: [/nginx/i, /FastAPI and Starlette say/],
    },
  },
  {
    id: 'channels-no-route',
    title: 'The page leaves out the final slash, and Django Channels has no route for the path',
    source: 'https://channels.readthedocs.io/en/stable/topics/routing.html',
    servers: { app: django() },
    page,
    client: echoClient('ws://127.0.0.1:@app@/ws/chat'),
    fix: { client },
    expects: {
      rule: ['server-error', 'not-found'],
      setting: /slash|websocket_urlpatterns|URLRouter/,
      never: [/server behind it is down/i, /overloaded/i],
    },
  },
  {
    id: 'channels-wsgi',
    title: 'gunicorn runs Django with WSGI, which knows no WebSocket',
    source: 'https://channels.readthedocs.io/en/stable/deploying.html',
    servers: { app: django({ command: GUNICORN }) },
    page,
    client,
    fix: { servers: { app: django() } },
    expects: {
      rule: ['not-found', 'not-a-websocket-endpoint'],
      setting: /asgi/i,
      never: [/Action Cable answers/],
    },
  },
  {
    id: 'channels-close-code',
    title: 'A consumer of Django Channels closes with a code of its own',
    source: 'https://channels.readthedocs.io/en/stable/topics/consumers.html#closing-consumers',
    servers: { app: django() },
    page,
    client: echoClient('ws://127.0.0.1:@app@/ws/members/'),
    takes: 4_000,
    fix: { client },
    expects: {
      rule: ['app-close-code', 'unassigned-code', 'forbidden-code', 'unauthorized-code'],
      says: /4003/,
      setting: /code|consumer|reason/,
      never: [/certificate/],
    },
  },
  {
    id: 'daphne-healthy',
    title: 'Django Channels with daphne',
    servers: { app: django() },
    page,
    client,
    expects: 'healthy',
  },
] satisfies FieldScene[];
