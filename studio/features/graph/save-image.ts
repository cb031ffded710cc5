/** The drawing as a file on the user's machine. */
import type { Drawing } from './drawing.js';

/** Browsers refuse canvases beyond this. */
const longest = 14_000;

export type ImageKind = 'png' | 'svg';

export async function saveImage(drawing: Drawing, kind: ImageKind, name: string): Promise<void> {
  const svg = new Blob([drawing.svg], { type: 'image/svg+xml' });
  download(kind === 'svg' ? svg : await pngOf(svg, drawing), `${name}.${kind}`);
}

/** Twice as many points as the drawing has, so that it stays sharp in print. */
async function pngOf(svg: Blob, { width, height }: Drawing): Promise<Blob> {
  const scale = Math.min(2, longest / Math.max(width, height));
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    });
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas is too large.'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
