<?php

file_put_contents(__DIR__ . '/../var/log/requests.log', $_SERVER['REQUEST_URI'] . "\n", FILE_APPEND);
header('Content-Type: text/plain');
echo $_SERVER['REQUEST_URI'], ' ', ini_get('memory_limit'), ' ', file_get_contents(__DIR__ . '/build/main.js');
