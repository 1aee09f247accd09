import { echoClient } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

const daphne = (allowedHosts: string, routes = "path('ws/chat/', Echo.as_asgi())"): Program => ({
  needs: ['debian:python3-daphne', 'debian:python3-django-channels', 'debian:python3-django'],
  files: {
    'asgi.py': `from django.conf import settings
settings.configure(DEBUG=True, SECRET_KEY='x', ALLOWED_HOSTS=${allowedHosts}, INSTALLED_APPS=['channels'], ROOT_URLCONF='asgi')
import django; django.setup()
from django.core.asgi import get_asgi_application
from django.urls import path
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from channels.generic.websocket import WebsocketConsumer
urlpatterns = []
class Echo(WebsocketConsumer):
    def receive(self, text_data=None, bytes_data=None):
        self.send(text_data=text_data)
application = ProtocolTypeRouter({
    'http': get_asgi_application(),
    'websocket': AllowedHostsOriginValidator(URLRouter([${routes}])),
})
`,
  },
  command: ['/usr/bin/python3', '-m', 'daphne', '-b', '127.0.0.1', '-p', '@app@', 'asgi:application'],
});

export const daphneScenes = [
  {
    id: 'daphne-allowed-hosts',
    title: 'Django Channels rejects a page whose host is not in ALLOWED_HOSTS',
    source: 'https://github.com/django/channels/issues/2062',
    servers: { app: daphne("['chat.example.com']") },
    client: echoClient('ws://127.0.0.1:@app@/ws/chat/'),
    fix: { servers: { app: daphne("['chat.example.com', '127.0.0.1']") } },
    expects: {
      rule: ['forbidden', 'origin-refused'],
      setting: /ALLOWED_HOSTS/,
      never: [/nginx/i, /FastAPI and Starlette say/],
    },
  },
] satisfies FieldScene[];
