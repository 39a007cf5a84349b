<?php

declare(strict_types=1);

final class Tides
{
    /** @var array<string, list<string>> */
    private array $times;

    public function __construct(string $file)
    {
        $this->times = json_decode((string) file_get_contents($file), true, flags: JSON_THROW_ON_ERROR);
    }

    /** @return list<string>|null */
    public function of(string $port): ?array
    {
        return $this->times[$port] ?? null;
    }
}
