<?php

require getenv("HOME") . "/.composer/vendor/autoload.php";
