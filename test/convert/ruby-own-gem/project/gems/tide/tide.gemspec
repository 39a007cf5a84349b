Gem::Specification.new do |spec|
  spec.name = 'tide'
  spec.version = '1.0.0'
  spec.summary = 'Tides by the hour'
  spec.authors = ['Harbour']
  spec.license = 'MIT'
  spec.files = Dir['lib/**/*.rb', 'ext/**/*.{c,rb}']
  spec.extensions = ['ext/tide/extconf.rb']
end
