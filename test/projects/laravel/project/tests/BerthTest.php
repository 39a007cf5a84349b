<?php

namespace Tests;

final class BerthTest extends \PHPUnit\Framework\TestCase
{
}
