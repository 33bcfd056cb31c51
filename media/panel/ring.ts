import { html, svg, type TemplateResult } from 'lit';

const radius = 8;
const circumference = 2 * Math.PI * radius;

/** A ring of which a share (0 to 1) is drawn. Its neighbour says the same in words. */
export function ring(share: number): TemplateResult {
  const drawn = circumference * Math.min(1, Math.max(0.02, share));
  return html`<svg class="ring" viewBox="0 0 20 20" aria-hidden="true">
    ${svg`<circle class="ring-track" cx="10" cy="10" r=${radius} />
      <circle class="ring-share" cx="10" cy="10" r=${radius} transform="rotate(-90 10 10)"
        stroke-dasharray="${drawn} ${circumference}" />`}
  </svg>`;
}
