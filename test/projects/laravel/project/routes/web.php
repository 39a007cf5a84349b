<?php

use App\Http\Controllers\BerthController;
use Illuminate\Support\Facades\Route;

Route::get('/', [BerthController::class, 'index']);
