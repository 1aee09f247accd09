import { alpaca } from './catalog/alpaca.ts';
import { assemblyai } from './catalog/assemblyai.ts';
import { azureOpenaiRealtime } from './catalog/azure-openai-realtime.ts';
import { binance } from './catalog/binance.ts';
import { bybit } from './catalog/bybit.ts';
import { coinbase } from './catalog/coinbase.ts';
import { convex } from './catalog/convex.ts';
import { deepgram } from './catalog/deepgram.ts';
import { discord } from './catalog/discord.ts';
import { elevenlabs } from './catalog/elevenlabs.ts';
import { finnhub } from './catalog/finnhub.ts';
import { flyIo } from './catalog/fly-io.ts';
import { geminiLive } from './catalog/gemini-live.ts';
import { githubCodespaces } from './catalog/github-codespaces.ts';
import { gitpod } from './catalog/gitpod.ts';
import { gradio } from './catalog/gradio.ts';
import { grafanaLive } from './catalog/grafana-live.ts';
import { herokuRouter } from './catalog/heroku-router.ts';
import { homeAssistant } from './catalog/home-assistant.ts';
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
import { render } from './catalog/render.ts';
import { rocketChat } from './catalog/rocket-chat.ts';
import { sendbird } from './catalog/sendbird.ts';
import { slackSocketMode } from './catalog/slack-socket-mode.ts';
import { streamChat } from './catalog/stream-chat.ts';
import { streamlit } from './catalog/streamlit.ts';
import { twilio } from './catalog/twilio.ts';
import { twitchEventsub } from './catalog/twitch-eventsub.ts';
import { vercel } from './catalog/vercel.ts';
import type { Service } from './service.ts';

/** One file each; the first that fits a connection counts. */
export const SERVICES: readonly Service[] = [
  alpaca,
  assemblyai,
  azureOpenaiRealtime,
  binance,
  bybit,
  coinbase,
  convex,
  deepgram,
  discord,
  elevenlabs,
  finnhub,
  flyIo,
  geminiLive,
  githubCodespaces,
  gitpod,
  gradio,
  grafanaLive,
  herokuRouter,
  homeAssistant,
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
  render,
  rocketChat,
  sendbird,
  slackSocketMode,
  streamChat,
  streamlit,
  twilio,
  twitchEventsub,
  vercel,
];
