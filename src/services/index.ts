import { ably } from './catalog/ably.ts';
import { actionCable } from './catalog/action-cable.ts';
import { aiohttp } from './catalog/aiohttp.ts';
import { alpaca } from './catalog/alpaca.ts';
import { assemblyai } from './catalog/assemblyai.ts';
import { asteriskSipWs } from './catalog/asterisk-sip-ws.ts';
import { awsApiGateway } from './catalog/aws-api-gateway.ts';
import { awsAppsync } from './catalog/aws-appsync.ts';
import { awsIotCore } from './catalog/aws-iot-core.ts';
import { azureAppService } from './catalog/azure-app-service.ts';
import { azureOpenaiRealtime } from './catalog/azure-openai-realtime.ts';
import { azureSignalr } from './catalog/azure-signalr.ts';
import { azureSpeech } from './catalog/azure-speech.ts';
import { azureWebPubsub } from './catalog/azure-web-pubsub.ts';
import { binance } from './catalog/binance.ts';
import { bybit } from './catalog/bybit.ts';
import { cartesia } from './catalog/cartesia.ts';
import { centrifugo } from './catalog/centrifugo.ts';
import { chromeDevtoolsProtocol } from './catalog/chrome-devtools-protocol.ts';
import { cloudflareTunnel } from './catalog/cloudflare-tunnel.ts';
import { cloudflareWorkers } from './catalog/cloudflare-workers.ts';
import { coinbase } from './catalog/coinbase.ts';
import { convex } from './catalog/convex.ts';
import { deepgram } from './catalog/deepgram.ts';
import { discord } from './catalog/discord.ts';
import { djangoChannels } from './catalog/django-channels.ts';
import { dockerAttach } from './catalog/docker-attach.ts';
import { ejabberdProsodyXmpp } from './catalog/ejabberd-prosody-xmpp.ts';
import { elevenlabs } from './catalog/elevenlabs.ts';
import { emqx } from './catalog/emqx.ts';
import { finnhub } from './catalog/finnhub.ts';
import { firebaseHosting } from './catalog/firebase-hosting.ts';
import { firebaseRealtimeDatabase } from './catalog/firebase-realtime-database.ts';
import { flaskSocketio } from './catalog/flask-socketio.ts';
import { flyIo } from './catalog/fly-io.ts';
import { geminiLive } from './catalog/gemini-live.ts';
import { githubCodespaces } from './catalog/github-codespaces.ts';
import { githubPages } from './catalog/github-pages.ts';
import { gitpod } from './catalog/gitpod.ts';
import { googleCloudLoadBalancing } from './catalog/google-cloud-load-balancing.ts';
import { googleCloudRun } from './catalog/google-cloud-run.ts';
import { gradio } from './catalog/gradio.ts';
import { grafanaLive } from './catalog/grafana-live.ts';
import { graphqlWsServer } from './catalog/graphql-ws-server.ts';
import { guacamole } from './catalog/guacamole.ts';
import { hasura } from './catalog/hasura.ts';
import { herokuRouter } from './catalog/heroku-router.ts';
import { hocuspocus } from './catalog/hocuspocus.ts';
import { homeAssistant } from './catalog/home-assistant.ts';
import { humeEvi } from './catalog/hume-evi.ts';
import { janus } from './catalog/janus.ts';
import { jupyter } from './catalog/jupyter.ts';
import { kraken } from './catalog/kraken.ts';
import { kubernetesExec } from './catalog/kubernetes-exec.ts';
import { laravelReverb } from './catalog/laravel-reverb.ts';
import { litellmRealtime } from './catalog/litellm-realtime.ts';
import { liveblocks } from './catalog/liveblocks.ts';
import { livekit } from './catalog/livekit.ts';
import { matrixSync } from './catalog/matrix-sync.ts';
import { mattermost } from './catalog/mattermost.ts';
import { nats } from './catalog/nats.ts';
import { netlify } from './catalog/netlify.ts';
import { nextjsDevServer } from './catalog/nextjs-dev-server.ts';
import { ngrok } from './catalog/ngrok.ts';
import { nostr } from './catalog/nostr.ts';
import { novncWebsockify } from './catalog/novnc-websockify.ts';
import { okx } from './catalog/okx.ts';
import { openaiRealtime } from './catalog/openai-realtime.ts';
import { partykit } from './catalog/partykit.ts';
import { peerjs } from './catalog/peerjs.ts';
import { phoenixChannels } from './catalog/phoenix-channels.ts';
import { polygonIo } from './catalog/polygon-io.ts';
import { pusher } from './catalog/pusher.ts';
import { rabbitmqWebMqtt } from './catalog/rabbitmq-web-mqtt.ts';
import { rabbitmqWebStomp } from './catalog/rabbitmq-web-stomp.ts';
import { render } from './catalog/render.ts';
import { rocketChat } from './catalog/rocket-chat.ts';
import { sendbird } from './catalog/sendbird.ts';
import { signalrSelfHosted } from './catalog/signalr-self-hosted.ts';
import { slackSocketMode } from './catalog/slack-socket-mode.ts';
import { socketIoServer } from './catalog/socket-io-server.ts';
import { soketi } from './catalog/soketi.ts';
import { soniox } from './catalog/soniox.ts';
import { speechmatics } from './catalog/speechmatics.ts';
import { springWebsocket } from './catalog/spring-websocket.ts';
import { streamChat } from './catalog/stream-chat.ts';
import { streamlit } from './catalog/streamlit.ts';
import { subscriptionsTransportWs } from './catalog/subscriptions-transport-ws.ts';
import { supabaseRealtime } from './catalog/supabase-realtime.ts';
import { tornado } from './catalog/tornado.ts';
import { ttyd } from './catalog/ttyd.ts';
import { twilio } from './catalog/twilio.ts';
import { twitchEventsub } from './catalog/twitch-eventsub.ts';
import { uvicorn } from './catalog/uvicorn.ts';
import { vercel } from './catalog/vercel.ts';
import { viteDevServer } from './catalog/vite-dev-server.ts';
import { vscodeRemote } from './catalog/vscode-remote.ts';
import { webpackDevServer } from './catalog/webpack-dev-server.ts';
import { xaiRealtime } from './catalog/xai-realtime.ts';
import type { Service } from './service.ts';

/** Written by `npm run services`: one file each, by name. */
export const SERVICES: readonly Service[] = [
  ably,
  actionCable,
  aiohttp,
  alpaca,
  assemblyai,
  asteriskSipWs,
  awsApiGateway,
  awsAppsync,
  awsIotCore,
  azureAppService,
  azureOpenaiRealtime,
  azureSignalr,
  azureSpeech,
  azureWebPubsub,
  binance,
  bybit,
  cartesia,
  centrifugo,
  chromeDevtoolsProtocol,
  cloudflareTunnel,
  cloudflareWorkers,
  coinbase,
  convex,
  deepgram,
  discord,
  djangoChannels,
  dockerAttach,
  ejabberdProsodyXmpp,
  elevenlabs,
  emqx,
  finnhub,
  firebaseHosting,
  firebaseRealtimeDatabase,
  flaskSocketio,
  flyIo,
  geminiLive,
  githubCodespaces,
  githubPages,
  gitpod,
  googleCloudLoadBalancing,
  googleCloudRun,
  gradio,
  grafanaLive,
  graphqlWsServer,
  guacamole,
  hasura,
  herokuRouter,
  hocuspocus,
  homeAssistant,
  humeEvi,
  janus,
  jupyter,
  kraken,
  kubernetesExec,
  laravelReverb,
  litellmRealtime,
  liveblocks,
  livekit,
  matrixSync,
  mattermost,
  nats,
  netlify,
  nextjsDevServer,
  ngrok,
  nostr,
  novncWebsockify,
  okx,
  openaiRealtime,
  partykit,
  peerjs,
  phoenixChannels,
  polygonIo,
  pusher,
  rabbitmqWebMqtt,
  rabbitmqWebStomp,
  render,
  rocketChat,
  sendbird,
  signalrSelfHosted,
  slackSocketMode,
  socketIoServer,
  soketi,
  soniox,
  speechmatics,
  springWebsocket,
  streamChat,
  streamlit,
  subscriptionsTransportWs,
  supabaseRealtime,
  tornado,
  ttyd,
  twilio,
  twitchEventsub,
  uvicorn,
  vercel,
  viteDevServer,
  vscodeRemote,
  webpackDevServer,
  xaiRealtime,
];
