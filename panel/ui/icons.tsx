/** Outlines of 16 × 16 pixels. */
const SHAPES = {
  clear: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM3.7 3.7l8.6 8.6',
  filter: 'M1.8 2.5h12.4L9.5 8.2v4.6l-3 1.4v-6z',
  search: 'M6.8 1.8a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM10.5 10.5l3.8 3.8',
  import: 'M8 10.5v-8M4.8 5.5L8 2.3l3.2 3.2M1.8 10.5v3.2h12.4v-3.2',
  export: 'M8 2.3v8M4.8 7.3L8 10.5l3.2-3.2M1.8 10.5v3.2h12.4v-3.2',
  overview: 'M1.8 1.8v12.4h12.4M4.6 11V8M7.8 11V4.5M11 11V6.5',
  client: 'M14.3 1.7L1.7 6.6l5 2.7 2.7 5zM6.7 9.3l3.2-3.2',
  bug: 'M8 5.2c-2 0-3.2 1.4-3.2 3.4v1.6C4.8 12.4 6 14 8 14s3.2-1.6 3.2-3.8V8.6c0-2-1.2-3.4-3.2-3.4zM5.8 5.4c0-1.5.9-2.6 2.2-2.6s2.2 1.1 2.2 2.6M4.8 7.2L2.2 5.8M4.8 9.6H1.8M5 11.6l-2.6 1.6M11.2 7.2l2.6-1.4M11.2 9.6h3M11 11.6l2.6 1.6',
  settings:
    'M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM6.7 1.8h2.6l.4 1.7 1.2.7 1.7-.5 1.3 2.2-1.3 1.2v1.8l1.3 1.2-1.3 2.2-1.7-.5-1.2.7-.4 1.7H6.7l-.4-1.7-1.2-.7-1.7.5-1.3-2.2 1.3-1.2V7.1L2.1 5.9l1.3-2.2 1.7.5 1.2-.7z',
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
