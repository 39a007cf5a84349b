Gem::Specification.new do |spec|
  spec.name = 'thing'
  spec.version = '0.1.0'
  spec.summary = 'A thing'
  spec.authors = ['Nobody']
  spec.files = ['lib/thing.rb']
  spec.date = '2026-01-01'
end
