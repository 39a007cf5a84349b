package Harbour::Store;
use strict;
use warnings;
use DBI;

sub berths {
    my $store = DBI->connect('dbi:SQLite:dbname=harbour.db', '', '', { RaiseError => 1, ReadOnly => 1 });
    return $store->selectall_arrayref('select name, metres from berth order by name', { Slice => {} });
}

1;
