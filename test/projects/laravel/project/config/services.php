<?php

return ['weather' => ['key' => env('WEATHER_KEY'), 'url' => env('WEATHER_URL')]];
