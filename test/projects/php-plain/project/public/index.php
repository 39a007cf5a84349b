<?php

declare(strict_types=1);

require __DIR__ . '/../src/Tides.php';

header('Content-Type: application/json');
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

if ($path === '/health') {
    echo json_encode(['status' => 'ok']);
    return;
}
if (preg_match('#^/tides/([a-z]+)$#', $path, $match) === 1) {
    $tides = new Tides(__DIR__ . '/../data/tides.json');
    $times = $tides->of($match[1]);
    http_response_code($times === null ? 404 : 200);
    echo json_encode(['port' => $match[1], 'high' => $times, 'zone' => getenv('TIDES_ZONE') ?: 'UTC']);
    return;
}
http_response_code(404);
echo json_encode(['error' => 'no such page']);
