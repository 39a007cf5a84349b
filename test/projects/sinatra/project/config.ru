require_relative 'app'

run Departures
