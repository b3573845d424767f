/** Vite gives the address of the worker's script; Node on its own loads the module, whose default export is null. */
declare module "*?node-worker" {
  const address: string | null;
  export default address;
}
