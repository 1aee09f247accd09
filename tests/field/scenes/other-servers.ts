import { echoClient } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

const cable = (config: string): Program => ({
  needs: ['debian:puma', 'debian:ruby-actioncable'],
  files: {
    'config.ru': `require 'action_cable'
require 'active_support'
module ApplicationCable
  class Connection < ActionCable::Connection::Base; end
  class Channel < ActionCable::Channel::Base; end
end
class ChatChannel < ApplicationCable::Channel
  def subscribed; params[:room] == 'closed' ? reject : transmit({ text: 'hello' }); end
end
server = ActionCable.server
server.config.logger = Logger.new($stderr)
server.config.cable = { 'adapter' => 'async' }
server.config.connection_class = -> { ApplicationCable::Connection }
${config}
map('/cable') { run server }
map('/') { run ->(env) { [200, { 'Content-Type' => 'text/html' }, [File.read('@dir@/index.html')]] } }
`,
  },
  command: ['puma', '-b', 'tcp://127.0.0.1:@app@', '-t', '2:4', '@dir@/config.ru'],
});

const go = (upgrader: string, body = ''): Program => ({
  needs: ['debian:golang-go', 'debian:golang-github-gorilla-websocket-dev'],
  files: {
    'main.go': `package main
import ("net/http"; "github.com/gorilla/websocket")
var upgrader = websocket.Upgrader{${upgrader}}
func main() {
	http.HandleFunc("/ws", func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil { return }
		defer conn.Close()
		${body}
		for {
			kind, data, err := conn.ReadMessage()
			if err != nil { return }
			conn.WriteMessage(kind, data)
		}
	})
	http.ListenAndServe("127.0.0.1:@app@", nil)
}
`,
  },
  command: ['sh', '-c', 'go build -o server main.go && exec ./server'],
  env: {
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: '/tmp/wsdoctor-field-go',
    GOFLAGS: '-p=2',
  },
});

const mojo = (body: string): Program => ({
  needs: ['debian:libmojolicious-perl'],
  files: {
    'app.pl': `use Mojolicious::Lite -signatures;
websocket '/ws' => sub ($c) { ${body} $c->on(message => sub ($c, $text) { $c->send($text) }); };
get '/' => sub ($c) { $c->reply->file('@dir@/index.html') };
app->start;
`,
  },
  command: ['perl', 'app.pl', 'daemon', '-l', 'http://127.0.0.1:@app@'],
});

const hypercorn: Program = {
  needs: ['debian:python3-hypercorn', 'debian:python3-fastapi'],
  files: {
    'hyper.py': `from fastapi import FastAPI, WebSocket
app = FastAPI()
@app.websocket('/ws')
async def ws(websocket: WebSocket):
    await websocket.accept()
    while True: await websocket.send_text(await websocket.receive_text())
`,
  },
  command: ['/usr/bin/python3', '-m', 'hypercorn', '-b', '127.0.0.1:@app@', 'hyper:app'],
};

const url = 'ws://127.0.0.1:@app@/ws';
const client = echoClient(url);
const long = `const socket = new WebSocket('${url}');
socket.onopen = () => socket.send('x'.repeat(50000));
socket.onmessage = () => works();
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`;
const rails = (path = '/cable') => `import { createConsumer } from '@rails/actioncable';
createConsumer('ws://127.0.0.1:@app@${path}').subscriptions.create('ChatChannel', { received: () => works(), rejected: () => console.error('rejected') });`;

const OPEN = 'server.config.disable_request_forgery_protection = true';
const SIGNED_IN = `class ApplicationCable::Connection
  def connect; reject_unauthorized_connection unless request.params[:user]; end
end`;

export const otherScenes = [
  {
    id: 'cable-origins',
    title: 'Action Cable rejects an origin that is not in allowed_request_origins',
    source: 'https://guides.rubyonrails.org/action_cable_overview.html#allowed-request-origins',
    needs: ['npm:@rails/actioncable'],
    servers: { app: cable("server.config.allowed_request_origins = ['http://example.com']") },
    client: rails(),
    fix: { servers: { app: cable("server.config.allowed_request_origins = ['http://127.0.0.1:@page@']") } },
    expects: { rule: ['not-found', 'origin-refused'], setting: /allowed_request_origins/, never: [/ASGI/] },
  },
  {
    id: 'cable-path',
    title: 'The path of the consumer is not where Action Cable is mounted',
    source: 'https://guides.rubyonrails.org/action_cable_overview.html#running-standalone-cable-servers',
    needs: ['npm:@rails/actioncable'],
    servers: { app: cable('server.config.disable_request_forgery_protection = true') },
    client: rails('/websocket'),
    fix: { client: rails() },
    expects: { rule: ['not-found', 'not-a-websocket-endpoint'], setting: /\/cable|mount/, never: [/ASGI/] },
  },
  {
    id: 'gorilla-origin',
    title: 'gorilla/websocket rejects a page of another origin unless CheckOrigin accepts it',
    source: 'https://pkg.go.dev/github.com/gorilla/websocket#hdr-Origin_Considerations',
    servers: { app: go('') },
    client,
    fix: { servers: { app: go('CheckOrigin: func(r *http.Request) bool { return true }') } },
    expects: { rule: ['forbidden', 'origin-refused'], setting: /CheckOrigin/, never: [/The server names/] },
  },
  {
    id: 'gorilla-read-limit',
    title: 'A message is larger than the read limit of gorilla/websocket',
    source: 'https://pkg.go.dev/github.com/gorilla/websocket#Conn.SetReadLimit',
    servers: {
      app: go('CheckOrigin: func(r *http.Request) bool { return true }', 'conn.SetReadLimit(10000)'),
    },
    client: long,
    fix: {
      servers: {
        app: go('CheckOrigin: func(r *http.Request) bool { return true }', 'conn.SetReadLimit(100000)'),
      },
    },
    expects: { rule: 'message-too-big', setting: /SetReadLimit/, never: [/certain to be/] },
  },
  {
    id: 'mojolicious-inactivity',
    title: 'Mojolicious ends a silent connection after its inactivity timeout',
    source: 'https://docs.mojolicious.org/Mojolicious/Guides/FAQ',
    servers: { app: mojo('$c->inactivity_timeout(5);') },
    client: `const socket = new WebSocket('${url}');
socket.onopen = () => socket.send('hello');
let timer; socket.onmessage = () => { timer = setTimeout(works, 7000); };
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => { clearTimeout(timer); console.log(code); };`,
    takes: 6_500,
    fix: { servers: { app: mojo('$c->inactivity_timeout(300);') } },
    expects: { rule: 'idle-timeout', setting: /inactivity_timeout/, never: [/probably by nginx/] },
  },
  {
    id: 'cable-rejected',
    title: 'A channel of Action Cable rejects the subscription',
    source: 'https://guides.rubyonrails.org/action_cable_overview.html#subscriptions',
    needs: ['npm:@rails/actioncable'],
    servers: { app: cable(OPEN) },
    client: rails().replace("'ChatChannel'", "{ channel: 'ChatChannel', room: 'closed' }"),
    fix: { client: rails() },
    expects: {
      rule: ['error-replies', 'server-error-message', 'service-error'],
      says: /reject/i,
      setting: /reject/,
      never: [/allowed_request_origins/],
    },
  },
  {
    id: 'cable-unauthorized',
    title: 'The connection of Action Cable rejects a client that is not signed in',
    source: 'https://guides.rubyonrails.org/action_cable_overview.html#connection-setup',
    needs: ['npm:@rails/actioncable'],
    servers: { app: cable(`${OPEN}\n${SIGNED_IN}`) },
    client: rails(),
    takes: 2_000,
    fix: { client: rails('/cable?user=anna') },
    expects: {
      rule: [
        'error-replies',
        'server-error-message',
        'service-error',
        'unauthorized-code',
        'closed-after-open',
      ],
      says: /unauthorized/,
      setting: /reject_unauthorized_connection|sign in|cookie/i,
      never: [/allowed_request_origins/],
    },
  },
  {
    id: 'cable-healthy',
    title: 'Action Cable',
    needs: ['npm:@rails/actioncable'],
    servers: { app: cable('server.config.disable_request_forgery_protection = true') },
    client: rails(),
    expects: 'healthy',
  },
  {
    id: 'gorilla-healthy',
    title: 'gorilla/websocket',
    servers: { app: go('CheckOrigin: func(r *http.Request) bool { return true }') },
    client,
    expects: 'healthy',
  },
  { id: 'mojolicious-healthy', title: 'Mojolicious', servers: { app: mojo('') }, client, expects: 'healthy' },
  {
    id: 'hypercorn-healthy',
    title: 'FastAPI under hypercorn',
    servers: { app: hypercorn },
    client,
    expects: 'healthy',
  },
] satisfies FieldScene[];
