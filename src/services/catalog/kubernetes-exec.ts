import { defineService } from '../service.ts';

const DOCS = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/';

/** The exec, attach and portforward endpoints of the Kubernetes API server. */
export const kubernetesExec = defineService({
  id: 'kubernetes-exec',
  name: 'Kubernetes exec',
  operator: 'self-hosted',
  docs: 'https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/',
  signatures: [
    { path: /\/api\/v1\/namespaces\/[^/]+\/pods\/[^/]+\/(?:exec|attach|portforward)$/ },
    { subprotocol: /^(?:v[1-5]\.)?(?:base64\.)?channel\.k8s\.io$/ },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'The API server does not know the client',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send a valid bearer token',
          detail:
            'A browser cannot set Authorization: offer the subprotocol base64url.bearer.authorization.k8s.io.<token in base64url> in addition to v5.channel.k8s.io, or connect through kubectl proxy.',
          snippet: 'kubectl proxy --port=8001',
          language: 'sh',
        },
      ],
      source: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/',
    },
    {
      status: 403,
      body: /cannot (?:get|create) resource \\?"pods\/(?:exec|attach|portforward)\\?"/,
      meaning: 'The user has no permission for this subresource of pods',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Grant get and create on pods/exec',
          detail:
            'A WebSocket handshake is a GET request: depending on the version the API server checks get, create or both.',
          snippet:
            'kubectl create role exec --verb=get,create --resource=pods/exec\nkubectl create rolebinding exec --role=exec --user=<user>',
          language: 'sh',
        },
      ],
      source: DOCS,
    },
    {
      status: 404,
      body: /pods \\?"[^"]+" not found/,
      meaning: 'The pod does not exist in this namespace',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check pod and namespace',
          detail: 'A pod gets a new name after a restart of its Deployment.',
          snippet: 'kubectl get pods -A',
          language: 'sh',
        },
      ],
      source: 'https://github.com/kubernetes/kubernetes',
    },
    {
      status: 400,
      body: /container \S+ is not valid for pod/,
      meaning: 'The pod has no container with this name',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Name an existing container',
          detail: 'Give the container parameter the name of one of the containers of the pod.',
        },
      ],
      source: 'https://github.com/kubernetes/kubernetes',
    },
  ],
  errors: [
    {
      pattern: /"status":"Failure"[\s\S]{0,600}?executable file not found/,
      meaning: 'The command does not exist in the container',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Run a shell that the image has',
          detail: 'Try /bin/sh. For images without a shell use an ephemeral container.',
          snippet: 'kubectl debug -it <pod> --image=busybox --target=<container>',
          language: 'sh',
        },
      ],
      source: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/',
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 14_400_000,
      note: 'Default of streamingConnectionIdleTimeout of the kubelet; send input or output before it.',
      source: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
    },
  ],
});
