require 'tide/tide'
