import { alpaca } from './catalog/alpaca.ts';
import { binance } from './catalog/binance.ts';
import { bybit } from './catalog/bybit.ts';
import { coinbase } from './catalog/coinbase.ts';
import { discord } from './catalog/discord.ts';
import { finnhub } from './catalog/finnhub.ts';
import { githubCodespaces } from './catalog/github-codespaces.ts';
import { gradio } from './catalog/gradio.ts';
import { grafanaLive } from './catalog/grafana-live.ts';
import { homeAssistant } from './catalog/home-assistant.ts';
import { jupyter } from './catalog/jupyter.ts';
import { kraken } from './catalog/kraken.ts';
import { livekit } from './catalog/livekit.ts';
import { matrixSync } from './catalog/matrix-sync.ts';
import { mattermost } from './catalog/mattermost.ts';
import { ngrok } from './catalog/ngrok.ts';
import { nostr } from './catalog/nostr.ts';
import { okx } from './catalog/okx.ts';
import { polygonIo } from './catalog/polygon-io.ts';
import { rocketChat } from './catalog/rocket-chat.ts';
import { slackSocketMode } from './catalog/slack-socket-mode.ts';
import { streamlit } from './catalog/streamlit.ts';
import { twilio } from './catalog/twilio.ts';
import { twitchEventsub } from './catalog/twitch-eventsub.ts';
import type { Service } from './service.ts';

/** One file each; the first that fits a connection counts. */
export const SERVICES: readonly Service[] = [
  alpaca,
  binance,
  bybit,
  coinbase,
  discord,
  finnhub,
  githubCodespaces,
  gradio,
  grafanaLive,
  homeAssistant,
  jupyter,
  kraken,
  livekit,
  matrixSync,
  mattermost,
  ngrok,
  nostr,
  okx,
  polygonIo,
  rocketChat,
  slackSocketMode,
  streamlit,
  twilio,
  twitchEventsub,
];
