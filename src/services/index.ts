import { ably } from './catalog/ably.ts';
import { alpaca } from './catalog/alpaca.ts';
import { assemblyai } from './catalog/assemblyai.ts';
import { awsApiGateway } from './catalog/aws-api-gateway.ts';
import { awsAppsync } from './catalog/aws-appsync.ts';
import { awsIotCore } from './catalog/aws-iot-core.ts';
import { azureOpenaiRealtime } from './catalog/azure-openai-realtime.ts';
import { azureSignalr } from './catalog/azure-signalr.ts';
import { azureSpeech } from './catalog/azure-speech.ts';
import { azureWebPubsub } from './catalog/azure-web-pubsub.ts';
import { binance } from './catalog/binance.ts';
import { bybit } from './catalog/bybit.ts';
import { cartesia } from './catalog/cartesia.ts';
import { cloudflareTunnel } from './catalog/cloudflare-tunnel.ts';
import { cloudflareWorkers } from './catalog/cloudflare-workers.ts';
import { coinbase } from './catalog/coinbase.ts';
import { convex } from './catalog/convex.ts';
import { deepgram } from './catalog/deepgram.ts';
import { discord } from './catalog/discord.ts';
import { elevenlabs } from './catalog/elevenlabs.ts';
import { finnhub } from './catalog/finnhub.ts';
import { firebaseRealtimeDatabase } from './catalog/firebase-realtime-database.ts';
import { flyIo } from './catalog/fly-io.ts';
import { geminiLive } from './catalog/gemini-live.ts';
import { githubCodespaces } from './catalog/github-codespaces.ts';
import { gitpod } from './catalog/gitpod.ts';
import { gradio } from './catalog/gradio.ts';
import { grafanaLive } from './catalog/grafana-live.ts';
import { hasura } from './catalog/hasura.ts';
import { herokuRouter } from './catalog/heroku-router.ts';
import { homeAssistant } from './catalog/home-assistant.ts';
import { humeEvi } from './catalog/hume-evi.ts';
import { jupyter } from './catalog/jupyter.ts';
import { kraken } from './catalog/kraken.ts';
import { litellmRealtime } from './catalog/litellm-realtime.ts';
import { liveblocks } from './catalog/liveblocks.ts';
import { livekit } from './catalog/livekit.ts';
import { matrixSync } from './catalog/matrix-sync.ts';
import { mattermost } from './catalog/mattermost.ts';
import { netlify } from './catalog/netlify.ts';
import { ngrok } from './catalog/ngrok.ts';
import { nostr } from './catalog/nostr.ts';
import { okx } from './catalog/okx.ts';
import { openaiRealtime } from './catalog/openai-realtime.ts';
import { partykit } from './catalog/partykit.ts';
import { polygonIo } from './catalog/polygon-io.ts';
import { pusher } from './catalog/pusher.ts';
import { render } from './catalog/render.ts';
import { rocketChat } from './catalog/rocket-chat.ts';
import { sendbird } from './catalog/sendbird.ts';
import { slackSocketMode } from './catalog/slack-socket-mode.ts';
import { soniox } from './catalog/soniox.ts';
import { speechmatics } from './catalog/speechmatics.ts';
import { streamChat } from './catalog/stream-chat.ts';
import { streamlit } from './catalog/streamlit.ts';
import { supabaseRealtime } from './catalog/supabase-realtime.ts';
import { twilio } from './catalog/twilio.ts';
import { twitchEventsub } from './catalog/twitch-eventsub.ts';
import { vercel } from './catalog/vercel.ts';
import { xaiRealtime } from './catalog/xai-realtime.ts';
import type { Service } from './service.ts';

/** One file each; the first that fits a connection counts. */
export const SERVICES: readonly Service[] = [
  ably,
  alpaca,
  assemblyai,
  awsApiGateway,
  awsAppsync,
  awsIotCore,
  azureOpenaiRealtime,
  azureSignalr,
  azureSpeech,
  azureWebPubsub,
  binance,
  bybit,
  cartesia,
  cloudflareTunnel,
  cloudflareWorkers,
  coinbase,
  convex,
  deepgram,
  discord,
  elevenlabs,
  finnhub,
  firebaseRealtimeDatabase,
  flyIo,
  geminiLive,
  githubCodespaces,
  gitpod,
  gradio,
  grafanaLive,
  hasura,
  herokuRouter,
  homeAssistant,
  humeEvi,
  jupyter,
  kraken,
  litellmRealtime,
  liveblocks,
  livekit,
  matrixSync,
  mattermost,
  netlify,
  ngrok,
  nostr,
  okx,
  openaiRealtime,
  partykit,
  polygonIo,
  pusher,
  render,
  rocketChat,
  sendbird,
  slackSocketMode,
  soniox,
  speechmatics,
  streamChat,
  streamlit,
  supabaseRealtime,
  twilio,
  twitchEventsub,
  vercel,
  xaiRealtime,
];
