export default function Page() {
  return <h1>Magazine</h1>;
}
