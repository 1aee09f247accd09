// The connection of OpenClaw's Control UI, as release 2026.9.6 behaves: it waits for the challenge, closes with 4008
// when connect fails, retries after 0.8 s and then 1.7 times as long, and stops on errors that waiting does not mend.
// `openclaw` is the page's: what to send, and where. `note` and `state` are the lab's.
(() => {
  const { url, params, signedAgo = 0, nonce, first, silent, afterwards = [] } = openclaw;
  const stopsOn =
    /^(?:AUTH_TOKEN_|AUTH_PASSWORD_|AUTH_RATE_LIMITED|AUTH_DEVICE_TOKEN_|AUTH_BOOTSTRAP_TOKEN_|AUTH_IDENTITY_HEADER_REQUIRED|PROTOCOL_MISMATCH|DEVICE_IDENTITY_REQUIRED|CONTROL_UI_DEVICE_IDENTITY_REQUIRED|PAIRING_REQUIRED)/;
  const firstDelay = 800;
  let delay = firstDelay;

  function connectParams(challenge) {
    if (!params.device) return params;
    const signedAt = (challenge.ts ?? Date.now()) - signedAgo;
    return { ...params, device: { ...params.device, nonce: nonce ?? challenge.nonce, signedAt } };
  }

  function connect() {
    const socket = new WebSocket(url);
    let stopped = false;
    let asked = false;
    let fallback;
    let ticks;
    let heardAt = 0;
    state('connecting');

    function ask(challenge) {
      if (asked || silent) return;
      asked = true;
      clearTimeout(fallback);
      const request = { type: 'req', id: '1', method: 'connect', params: connectParams(challenge) };
      socket.send(first ?? JSON.stringify(request));
    }

    function letIn({ policy }) {
      delay = firstDelay;
      state('open');
      for (const text of afterwards) socket.send(text);
      ticks = setInterval(() => {
        if (performance.now() - heardAt > 2 * policy.tickIntervalMs) socket.close(4000, 'tick timeout');
      }, policy.tickIntervalMs);
    }

    function refused({ code, message, details = {} }) {
      stopped = stopsOn.test(details.code ?? '') && details.pauseReconnect !== false;
      note(`refused: ${code} ${details.code ?? ''} ${message}`);
      socket.close(4008, 'connect failed');
    }

    socket.addEventListener('open', () => {
      note('open');
      fallback = setTimeout(() => ask({ nonce: '' }), 750);
    });
    socket.addEventListener('message', ({ data }) => {
      heardAt = performance.now();
      const frame = JSON.parse(data);
      note(`${frame.type} ${frame.event ?? ''}`);
      if (frame.event === 'connect.challenge') ask(frame.payload);
      else if (frame.type === 'res' && frame.id === '1' && frame.ok) letIn(frame.payload);
      else if (frame.type === 'res' && frame.id === '1') refused(frame.error);
    });
    socket.addEventListener('error', () => note('error'));
    socket.addEventListener('close', ({ code, reason }) => {
      clearTimeout(fallback);
      clearInterval(ticks);
      note(`close ${code} "${reason}"`);
      state(stopped ? 'failed' : 'closed');
      if (stopped) return;
      setTimeout(connect, delay);
      delay = Math.min(delay * 1.7, 15_000);
    });
  }

  connect();
})();
