<h1>Pilots</h1>
