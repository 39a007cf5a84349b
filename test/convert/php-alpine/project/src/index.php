<?php

echo "berth";
