# A thing.
module Thing
end
