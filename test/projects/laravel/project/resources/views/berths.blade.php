@vite(["resources/css/app.css", "resources/js/app.js"])
<ul>@foreach ($berths as $berth)<li>{{ $berth->name }}</li>@endforeach</ul>
