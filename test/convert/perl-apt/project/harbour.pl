#!/usr/bin/perl
use strict;
use warnings;
use HTTP::Daemon;
use HTTP::Response;
use Template;
use Harbour::Store;

$SIG{TERM} = sub { exit 0 };
my $server = HTTP::Daemon->new(LocalAddr => '0.0.0.0', LocalPort => 3000, ReuseAddr => 1) or die "no port: $!";
my $template = Template->new(INCLUDE_PATH => 'templates');
while (my $client = $server->accept) {
    while (my $request = $client->get_request) {
        my $berths = Harbour::Store::berths();
        my $text = '';
        if ($request->uri->path eq '/report') {
            require Harbour::Report;
            $text = Harbour::Report::total($berths);
        }
        else {
            $template->process('berths.tt', { berths => $berths }, \$text) or die $template->error;
        }
        $client->send_response(HTTP::Response->new(200, 'OK', ['Content-Type' => 'text/plain'], $text));
    }
    $client->close;
}
