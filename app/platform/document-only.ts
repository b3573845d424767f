/**
 * Marks a field as being for the page's markup only. A page's data is sent to the browser beside the markup that was
 * made of it; what the markup shows word for word needn't be sent twice. The server renders with the field, the
 * data leave it out.
 * @returns a copy of the value whose field can be read but isn't listed
 */
export function documentOnly<Value extends object, Field extends keyof Value>(
  value: Value,
  field: Field,
): Omit<Value, Field> & Partial<Pick<Value, Field>> {
  return Object.defineProperty({ ...value }, field, { enumerable: false });
}
