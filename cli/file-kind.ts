const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

/** Kinds that are neither HAR nor trace, by their first bytes, and what to do with each. */
const KINDS: readonly { bytes: readonly number[]; message: string }[] = [
  { bytes: [0x50, 0x4b, 3, 4], message: 'is a zip archive: unzip it and pass the .har file inside' },
  { bytes: [0xfd, ...ascii('7zXZ'), 0], message: 'is compressed with xz: run `xz -d` on it first' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], message: 'is compressed with zstd: run `zstd -d` on it first' },
  {
    bytes: ascii('version https://git-lfs'),
    message: 'is a Git LFS pointer, not the file itself: run `git lfs pull`',
  },
  {
    bytes: ascii('{"constants":'),
    message: 'is a Chromium netlog, not a HAR file: export a HAR file from the Network tab of DevTools',
  },
  {
    bytes: [0x0a, 0x0d, 0x0d, 0x0a],
    message:
      'is a packet capture (pcapng), not a HAR file: export a HAR file from the Network tab of DevTools',
  },
  ...[
    [0xd4, 0xc3, 0xb2, 0xa1],
    [0xa1, 0xb2, 0xc3, 0xd4],
    [0x4d, 0x3c, 0xb2, 0xa1],
    [0xa1, 0xb2, 0x3c, 0x4d],
  ].map((bytes) => ({
    bytes,
    message: 'is a packet capture (pcap), not a HAR file: export a HAR file from the Network tab of DevTools',
  })),
];

/** Why a file with these first bytes cannot be read, or undefined when its kind is not one of these. */
export function foreignKind(start: Uint8Array): string | undefined {
  return KINDS.find(({ bytes }) => bytes.every((byte, at) => start[at] === byte))?.message;
}
