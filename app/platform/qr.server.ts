import qrcode from "qrcode";

/** A QR code as an SVG path on a grid of `size` units, quiet zone included; error correction M (15 %). */
export function qrPath(text: string): { size: number; path: string } {
  const QUIET = 2;
  const { modules } = qrcode.create(text, { errorCorrectionLevel: "M" });
  let path = "";
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  return { size: modules.size + 2 * QUIET, path };
}
