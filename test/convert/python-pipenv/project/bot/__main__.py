import humanize

print("ahoy", humanize.naturalsize(3_000_000))
