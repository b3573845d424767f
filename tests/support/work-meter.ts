/**
 * Counts the characters that a computation looks at: by patterns, and by the string methods that scan or copy. The same
 * on every machine, so that a test can say "linear" without a clock.
 */
export function charactersRead(run: () => void): number {
  let read = 0;
  const proto = String.prototype;
  const { exec } = RegExp.prototype;
  const { slice, indexOf, lastIndexOf, includes, normalize, toLowerCase, trim } = proto;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    read += 1 + (found ? found.index + found[0].length - from : this.sticky ? 1 : text.length - from);
    return found;
  };
  proto.slice = function (...range) {
    const part = slice.apply(this, range);
    read += part.length;
    return part;
  };
  proto.indexOf = function (sought, from = 0) {
    const at = indexOf.call(this, sought, from);
    read += at < 0 ? Math.max(0, this.length - from) : at - from;
    return at;
  };
  proto.lastIndexOf = function (...given) {
    read += this.length;
    return lastIndexOf.apply(this, given);
  };
  proto.includes = function (...given) {
    read += this.length;
    return includes.apply(this, given);
  };
  proto.normalize = function (form) {
    read += this.length;
    return normalize.call(this, form);
  };
  proto.toLowerCase = function () {
    read += this.length;
    return toLowerCase.call(this);
  };
  proto.trim = function () {
    read += this.length;
    return trim.call(this);
  };
  try {
    run();
  } finally {
    RegExp.prototype.exec = exec;
    Object.assign(proto, { slice, indexOf, lastIndexOf, includes, normalize, toLowerCase, trim });
  }
  return read;
}
