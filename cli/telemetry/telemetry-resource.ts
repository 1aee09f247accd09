import {
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import manifest from '../../manifest.json' with { type: 'json' };

/** Who sends; OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win. */
export function telemetryResource(): Resource {
  const own = resourceFromAttributes({
    [ATTR_SERVICE_NAME]: 'wsdoctor',
    [ATTR_SERVICE_VERSION]: manifest.version,
  });
  return own.merge(detectResources({ detectors: [envDetector] }));
}
