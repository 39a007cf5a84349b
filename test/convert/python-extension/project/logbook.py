def entry():
    return "all is well\n"
