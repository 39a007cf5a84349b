require 'sinatra'

get('/') { 'Log book' }
