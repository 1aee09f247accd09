import type { Fault } from '../../export/trace/check-schema.ts';
import { createJsonSplitter } from '../../shared/json-stream.ts';
import { createLineReader } from '../line-reader.ts';
import type { LogFile } from '../log-file.ts';
import { factsOf, packetOf } from './packet.ts';
import { packetLog } from './packet-log.ts';
import { createStreamStore } from './streams.ts';

const LONGEST_LINE = 4 * 1024 * 1024;

export interface PacketReader {
  feed(bytes: Uint8Array): void;
  end(): { ok: true; log: LogFile } | { ok: false; fault: Fault };
}

/** The output of `tshark -T ek`: a JSON object on each line. */
export function createPacketLineReader(decode: (bytes: Uint8Array) => string): PacketReader {
  const intake = createIntake();
  const reader = createLineReader((line) => intake.take(line), decode, LONGEST_LINE);
  return {
    feed: reader.feed,
    end() {
      reader.end();
      return intake.end();
    },
  };
}

/** The output of `tshark -T json`: a list of packets. */
export function createPacketListReader(decode: (bytes: Uint8Array) => string): PacketReader {
  const intake = createIntake();
  const list = {
    path: [],
    largest: LONGEST_LINE,
    take: (json: string | undefined) => intake.take(json ?? ''),
  };
  const splitter = createJsonSplitter([list], decode);
  return {
    feed: splitter.feed,
    end() {
      splitter.end();
      return intake.end();
    },
  };
}

function createIntake(): { take(json: string): void; end(): ReturnType<PacketReader['end']> } {
  const store = createStreamStore();
  let packets = 0;
  let broken = 0;
  return {
    take(json) {
      if (json === '' || json.startsWith('{"index"')) return;
      try {
        const packet = packetOf(JSON.parse(json));
        const facts = packet && factsOf(packet);
        if (!facts) return;
        packets += 1;
        store.add(facts);
      } catch {
        broken += 1;
      }
    },
    end() {
      if (packets === 0)
        return {
          ok: false,
          fault: {
            place: '',
            message: 'is an output of tshark without a TCP packet that has a time, addresses and ports',
          },
        };
      return { ok: true, log: packetLog(store, broken) };
    },
  };
}
