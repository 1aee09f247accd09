import type { RelayMessage } from './extension-messages.ts';

/** How the relay reaches `wsdoctor watch` where there is no extension: by names in a world that no page can enter. */
export const RELAY_WORLD = 'wsdoctor';
/** A binding of the DevTools Protocol that takes a `PortMessage` as JSON. */
export const SEND = 'wsdoctorSend';
/** A function that gets the number of a port and a message for it. */
export const RECEIVE = 'wsdoctorReceive';

/** Without a message: the port has been opened. */
export interface PortMessage {
  port: number;
  message?: RelayMessage;
}
