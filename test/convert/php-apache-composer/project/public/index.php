<?php

require __DIR__ . '/../vendor/autoload.php';

file_put_contents(__DIR__ . '/../var/log/requests.log', $_SERVER['REQUEST_URI'] . "\n", FILE_APPEND);
header('Content-Type: text/plain');
echo Harbour\Tide::at((int) ltrim($_SERVER['REQUEST_URI'], '/')), "\n";
