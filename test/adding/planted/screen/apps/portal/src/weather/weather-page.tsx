export default function WeatherPage() {
  return <h1>Fair, with a light breeze</h1>;
}
