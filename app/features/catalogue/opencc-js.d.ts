/** The part of opencc-js that we use; the package brings no types. */
declare module "opencc-js" {
  export function Converter(options: { from: "cn" | "tw"; to: "cn" | "tw" }): (text: string) => string;
}
