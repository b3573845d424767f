export const loader = () => null;

export default function Empty() {
  return <p>Empty</p>;
}
