import { js, type StackAdvice, text } from './advice.ts';

/** https://guides.rubyonrails.org/action_cable_overview.html */
export const actionCable = {
  reconnect: js(
    'reconnectionBackoffRate of ConnectionMonitor, in the page: it reconnects by itself, with jitter',
    'import { ConnectionMonitor } from "@rails/actioncable";\nConnectionMonitor.reconnectionBackoffRate = 0.5;',
  ),
  renew: js(
    'the URL as a function, where the page calls createConsumer()',
    "createConsumer(() => '/cable?ticket=' + currentTicket());",
  ),
  origin: text(
    'config.action_cable.allowed_request_origins, in config/environments/production.rb',
    ({ origin }) => `config.action_cable.allowed_request_origins = ['${origin}']`,
  ),
  queue: js(
    'what perform() gives back: false when the message could not go',
    "const subscription = consumer.subscriptions.create('AppChannel', {\n  connected() { for (const message of queue.splice(0)) this.perform('speak', message); },\n});\nif (!subscription.perform('speak', message)) queue.push(message);",
  ),
  listen: js(
    'connected(), disconnected() and rejected(), where the page calls subscriptions.create()',
    "consumer.subscriptions.create('AppChannel', {\n  connected() { console.info('open'); },\n  disconnected({ willAttemptReconnect }) { console.warn('gone', willAttemptReconnect); },\n  rejected() { console.warn('not allowed'); },\n});",
  ),
  log: text(
    'logger.enabled in the page, and config.action_cable.log_tags in config/environments/production.rb',
    '// page\nimport { logger } from "@rails/actioncable";\nlogger.enabled = true;\n# config/environments/production.rb\nconfig.action_cable.log_tags = [:action_cable, ->(request) { request.uuid }]',
  ),
} satisfies StackAdvice;
