import { useId } from 'react';
import { useNow, useWords } from '../../../format/use-words';
import css from './evidence-pane.module.css';

/** Who looks, when and at what, over every picture: readable in a photograph of the screen, out of the way of the eye. */
export function Watermark({ name, reference }: { name: string; reference: string }) {
  const id = useId();
  const words = useWords();
  const nowMs = useNow(60_000);
  const text = `${name} · ${words.absolute(nowMs)} · ${reference}`;
  return (
    <svg className={css['watermark']} aria-hidden="true">
      <defs>
        <pattern id={id} width={420} height={148} patternUnits="userSpaceOnUse" patternTransform="rotate(-18)">
          {[
            [0, 40],
            [210, 114],
            [-210, 114],
          ].map(([x, y]) => (
            <g key={`${x} ${y}`} fontSize={12}>
              <text x={x} y={y} fill="#000" fillOpacity={0.15} dx={1} dy={1}>
                {text}
              </text>
              <text x={x} y={y} fill="#fff" fillOpacity={0.24}>
                {text}
              </text>
            </g>
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
