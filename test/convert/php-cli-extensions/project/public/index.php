<?php

$archive = new ZipArchive();
$path = tempnam('/tmp', 'manifest');
$archive->open($path, ZipArchive::OVERWRITE);
$archive->addFromString('manifest.txt', 'pilot boat');
$archive->close();
$archive->open($path);
echo $archive->getFromName('manifest.txt'), ' ', bcadd('1.25', '2.50', 2), ' ', ini_get('memory_limit'), "\n";
unlink($path);
