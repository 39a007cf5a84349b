package Harbour::Report;
use strict;
use warnings;

# Loaded for requests of /report only.
sub total {
    my ($berths) = @_;
    my $sum = 0;
    $sum += $_->{metres} for @$berths;
    return "$sum metres\n";
}

1;
