import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export type Metrics = {
  /** Counters and histograms of the process are made with `registers: [metrics.registry]`. */
  readonly registry: Registry;
  readonly contentType: string;
  text(): Promise<string>;
};

/** A registry of its own per process, with the usual measurements of Node; `process` names it in every series. */
export function createMetrics(options: { readonly process: string }): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ process: options.process });
  collectDefaultMetrics({ register: registry });
  return { registry, contentType: registry.contentType, text: () => registry.metrics() };
}

/** A figure that is read when the metrics are asked for. */
export function createGauge(
  metrics: Metrics,
  gauge: { readonly name: string; readonly help: string; readonly read: () => Promise<number> },
): void {
  new Gauge({
    name: gauge.name,
    help: gauge.help,
    registers: [metrics.registry],
    async collect() {
      this.set(await gauge.read());
    },
  });
}

/** Counts that the process keeps itself, by one label, read when the metrics are asked for. */
export function createCounter(
  metrics: Metrics,
  counter: {
    readonly name: string;
    readonly help: string;
    readonly label: string;
    readonly read: () => Readonly<Record<string, number>>;
  },
): void {
  new Counter({
    name: counter.name,
    help: counter.help,
    labelNames: [counter.label],
    registers: [metrics.registry],
    collect() {
      this.reset();
      for (const [value, count] of Object.entries(counter.read())) this.inc({ [counter.label]: value }, count);
    },
  });
}
