<?php

namespace Acme\Tides;

final class Clock
{
}
