import { defineService } from '../service.ts';

export const springWebsocket = defineService({
  id: 'spring-websocket',
  name: 'Spring WebSocket',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://docs.spring.io/spring-framework/reference/web/websocket.html',
  signatures: [
    {
      serverMessage:
        /^ERROR\nmessage:Failed to send message to ExecutorSubscribableChannel\[clientInboundChannel\]/,
    },
  ],
  closeCodes: [
    {
      code: 1009,
      meaning: 'A message is larger than the buffer of the container',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Raise the message buffer',
          detail:
            'Set maxTextMessageBufferSize in ServletServerContainerFactoryBean (Tomcat: 8 KiB) and setMessageSizeLimit in configureWebSocketTransport.',
        },
      ],
      source: 'https://docs.spring.io/spring-framework/reference/web/websocket.html',
    },
    {
      code: 4500,
      meaning: 'The client read messages too slowly, so Spring closed the session',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Process messages faster or raise the limits',
          detail: 'See setSendTimeLimit and setSendBufferSizeLimit in configureWebSocketTransport.',
        },
      ],
      source:
        'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/socket/CloseStatus.html',
    },
  ],
  statuses: [
    {
      status: 403,
      meaning: 'The origin is not allowed, or Spring Security rejected the handshake',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Call setAllowedOriginPatterns',
          detail: 'Set it on the endpoint in registerStompEndpoints.',
          snippet: 'registry.addEndpoint("/ws").setAllowedOriginPatterns("https://app.example.com");',
          language: 'text',
        },
        {
          title: 'Permit the handshake path in Spring Security',
          detail: 'The browser sends no Authorization header with the handshake.',
        },
      ],
      source: 'https://docs.spring.io/spring-framework/reference/web/websocket/server.html',
    },
  ],
  errors: [
    {
      pattern: /^ERROR\n[\s\S]{0,300}?ExecutorSubscribableChannel\[clientInboundChannel\]/,
      meaning:
        'An interceptor of the application rejected the frame, usually because of authentication or authorization',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Send the token in the CONNECT frame',
          detail: 'Set connectHeaders in the STOMP client; a ChannelInterceptor reads it.',
        },
        {
          title: 'Check the security rules of messages',
          detail:
            'See the rules for SUBSCRIBE and SEND destinations, and the CSRF header that Spring Security requires in CONNECT.',
        },
      ],
      source: 'https://docs.spring.io/spring-security/reference/servlet/integrations/websocket.html',
    },
  ],
});
