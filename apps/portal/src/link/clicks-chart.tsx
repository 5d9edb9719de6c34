import type { Reply } from '@countersign/ui/client/operation-types';
import { useWords } from '../app/texts.tsx';

type PerDay = Reply<'touch.daily'>['items'][number];

const height = 120;
const slot = 10;

/** A bar per day; the same numbers are in a table for those who do not see it. */
export function ClicksChart({ days, items }: { readonly days: readonly string[]; readonly items: readonly PerDay[] }) {
  const { texts, fill, format } = useWords();
  const bars = days.map((day) => ({
    day,
    count: items.reduce((sum, item) => (item.day === day ? sum + item.counted : sum), 0),
  }));
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const width = days.length * slot;
  return (
    <figure className="chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={fill(texts.clicks.chart, { from: format.civilDate(from), to: format.civilDate(to), most })}
      >
        <line className="chart-line" x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />
        {bars.map(({ day, count }, index) => {
          const barHeight = Math.round((count / most) * (height - 4));
          return (
            <rect
              key={day}
              className="chart-bar"
              x={index * slot + 1.5}
              y={height - barHeight}
              width={slot - 3}
              height={barHeight}
            >
              <title>{`${format.civilDate(day)}: ${format.number(count)}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className="chart-ends" aria-hidden="true">
        <span>{format.civilDate(from)}</span>
        <span>{format.civilDate(to)}</span>
      </div>
      <table className="visually-hidden">
        <thead>
          <tr>
            <th scope="col">{texts.clicks.day}</th>
            <th scope="col">{texts.clicks.counted}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ day, count }) => (
            <tr key={day}>
              <th scope="row">{format.civilDate(day)}</th>
              <td>{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
