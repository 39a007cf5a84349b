<?php

namespace Harbour;

final class Tide
{
    public static function at(int $hour): string
    {
        return $hour % 12 < 6 ? 'rising' : 'falling';
    }
}
