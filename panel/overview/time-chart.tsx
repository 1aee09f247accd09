import { useEffect, useRef } from 'react';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { usePanel } from '../store/panel-context.tsx';

export interface Line {
  name: string;
  /** A custom property of panel/ui/theme.css. */
  colour: string;
  dashed?: true;
  values: (number | null)[];
}

interface TimeChartProps {
  title: string;
  /** A text alternative of the chart. */
  summary: string;
  /** Epoch seconds. */
  at: number[];
  lines: Line[];
  text(value: number): string;
}

const HEIGHT = 132;

const colourOf = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name);

function optionsOf(
  { lines, text }: TimeChartProps,
  width: number,
  onRange: (from: number, until: number) => void,
): uPlot.Options {
  const axis = {
    stroke: () => colourOf('--quiet'),
    grid: { stroke: () => colourOf('--line'), width: 1 },
    ticks: { stroke: () => colourOf('--line'), width: 1 },
    font: '11px system-ui, sans-serif',
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: true, live: true },
    cursor: { drag: { x: true, y: false, setScale: false } },
    scales: { y: { range: (_chart, _least, most) => [0, Math.max(most * 1.1, 1)] } },
    axes: [
      { ...axis, space: 70 },
      { ...axis, size: 58, values: (_chart, splits) => splits.map(text) },
    ],
    series: [
      { value: (_chart, at) => (at === null ? '' : new Date(at * 1000).toLocaleTimeString()) },
      ...lines.map(({ name, colour, dashed }) => ({
        label: name,
        stroke: () => colourOf(colour),
        width: 1.5,
        spanGaps: true,
        ...(dashed ? { dash: [5, 4] } : {}),
        points: { size: 4 },
        value: (_chart: uPlot, value: number | null) => (value === null ? '–' : text(value)),
      })),
    ],
    hooks: {
      setSelect: [
        (chart) => {
          const { left, width: wide } = chart.select;
          if (wide > 3) onRange(chart.posToVal(left, 'x') * 1000, chart.posToVal(left + wide, 'x') * 1000);
        },
      ],
    },
  };
}

/**
 * A chart over time; dragging over it limits every view to that time. The chart library is loaded when it is first
 * shown.
 */
export function TimeChart(props: TimeChartProps) {
  const { title, summary, at, lines } = props;
  const setRange = usePanel((state) => state.setRange);
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let gone = false;
    const observer = new ResizeObserver(() =>
      chart.current?.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
    void import('uplot').then(({ default: Plot }) => {
      if (gone) return;
      const { at: times, lines: columns } = latest.current;
      const options = optionsOf(latest.current, element.clientWidth, (from, until) =>
        setRange({ from, until }),
      );
      chart.current = new Plot(options, [times, ...columns.map(({ values }) => values)], element);
      observer.observe(element);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.destroy();
      chart.current = undefined;
    };
  }, [setRange]);
  useEffect(() => {
    chart.current?.setData([at, ...lines.map(({ values }) => values)]);
  }, [at, lines]);
  return (
    <figure className="chart" data-testid="chart">
      <figcaption>{title}</figcaption>
      <p className="off-screen">{summary}</p>
      <div ref={frame} className="chart-frame" aria-hidden="true" />
    </figure>
  );
}
