<?php

namespace App\Http\Controllers;

use Illuminate\Contracts\View\View;
use Illuminate\Support\Facades\DB;

final class BerthController
{
    public function index(): View
    {
        return view('berths', ['berths' => DB::table('berths')->orderBy('name')->get()]);
    }
}
